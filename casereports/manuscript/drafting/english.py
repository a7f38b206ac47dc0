"""The little grammar that sentences need: articles, plurals, and what follows "because"."""

import re

#: Nouns that want an article where one of them stands, by their last word.
_COUNTED = """
    abscess aneurysm balloon biopsy bruit cannula catheter cavity centre click clinic clot
    cocktail collection contracture cough cyst defect deformity device diet drain edge effusion
    embolus erosion eruption excision fissure fistula fracture gallop goitre graft haematoma
    hernia homograft hospital infarct infiltrate inotrope laceration leak lesion lump mass
    membrane murmur needle nodule occluder occlusion opacity pacemaker papule patch perforation
    plaque polyp prodrome pump puncture rash reflex retriever rupture scan scar scotoma seizure
    sheath shunt sign stenosis stent stone stricture swelling tear thrombus transfusion tremor
    tumour ulcer unit valve variant vasopressor vegetation vesicle ward wound
"""
#: What there is one of: parts of the body, a site, an age.
_DEFINITE = "age course fontanelle heart liver site spleen thyroid trachea uterus"
#: What already says which one is meant.
_DETERMINED = re.compile(
    r"(?:an?|the|this|that|these|those|both|all|no|not|some|several|multiple|many|few|each|every|any|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|his|her|their|its|old|\d[\d.,–]*)\b",
    re.IGNORECASE,
)
_BEHIND_HEAD = re.compile(
    r"(?:,| \(| (?:and|or|of|in|on|with|without|at|to|from|by|for|below|above|after|before|"
    r"under|near|"
    r"not|confined|palpable|bulging)\b)"
)
_NO_ARTICLE = ("bone", "bone marrow", "skin", "muscle", "cartilage", "fat", "tissue")
_FLUIDS = (
    "blood",
    "plasma",
    "serum",
    "urine",
    "csf",
    "stool",
    "sputum",
    "faeces",
    "fluid",
    "lavage",
)
_SAMPLES = frozenset(("aspirate", "biopsy", "isolate", "sample", "spot", "swab"))
#: Adjectives that "and" joins before one noun: "pelvic and vaginal packing".
_ADJECTIVES = re.compile(r"(?:al|ic|ar|ous|ed|ive|ior|al wall) and \w+(?:al|ic|ar|ous|ed|ive|ior) ")
_SINGULAR_IN_S = re.compile(
    r"(?:ss|us|is|ics|eas|gas|ops|diabetes|ascites|herpes|rabies|measles|mumps|biceps|triceps|"
    r"series|caries|scabies|facies|species|tabes|forceps)$"
)
_PLURAL_WORDS = """
    cells platelets bacteria criteria metastases emboli thrombi nuclei people children feet
    teeth data cocci bacilli bronchi fungi
"""
_PLURAL_IS = re.compile(r"(?:[a-z]{3,}oses|[a-z]{2,}yses|[a-z]{3,}eses)$")
#: Reasons that can't follow "because of".
_NO_NOUN = re.compile(
    r"(?:not|no|too|outside|within|still|already|due|owing|because|as|to|for|in|on|unable|"
    r"[a-z]+ed|\S+-responsive|responsive)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|showed|shows|revealed|consisted|consists|contained|"
    r"demonstrated|remained|suggested|suggests|did|does|could|may|can|were|lay|appeared|became)\b"
)
_SPOKEN_VOWEL = re.compile(
    r"(?:[ai]|e(?!u)|o(?!ne\b|nce\b)|u(?!ni[cfloqtv]|r[eio]|s[eu]|te|ti)|8|11\b|18\b|hon|hour|heir)"
)
_SPELLED_VOWEL = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b|[-/])")


def an(words: str) -> str:
    """Returns "an" or "a", as the words behind it are spoken: an MRI, an 8-year-old, a unit."""
    spelled = re.match(r"[A-Z][A-Z0-9-]", words) or re.match(r"[A-Z]\b", words)
    vowel = _SPELLED_VOWEL.match(words) if spelled else _SPOKEN_VOWEL.match(words.lower())
    return "an" if vowel else "a"


def head(words: str) -> str:
    """Returns the noun that a phrase is about: "murmur" of "diastolic murmur at the apex"."""
    front = _BEHIND_HEAD.split(words, maxsplit=1)[0].split()
    return front[-1] if front else ""


def article(words: str) -> str:
    """Returns "a " or "an " where one countable thing stands without an article."""
    if not words or _DETERMINED.match(words):
        return ""
    noun = head(words).lower()
    if noun in _DEFINITE.split():
        return "the "
    return f"{an(words)} " if noun in _COUNTED.split() else ""


def the(words: str) -> str:
    """Returns "the " before a part of the body, unless it needs none: bone, L5, both lungs."""
    first = words.split(maxsplit=1)[0].strip(",;") if words else ""
    plain = first.isalpha() and first.islower()
    last = words.rsplit(maxsplit=1)[-1].casefold() if words else ""
    numbered = not last.isalpha() or words.rsplit(maxsplit=1)[-1].isupper()
    bare = _DETERMINED.match(words) or words.casefold() in _NO_ARTICLE or last in _FLUIDS
    numbered = numbered and first not in ("left", "right")
    bare = bare or (numbered and "," not in words and " " in words and not words.endswith(")"))
    return "" if bare or not plain else "the "


def sampled(words: str) -> str:
    """Returns the article of a specimen: "a dried blood spot", "the excised valve", "urine"."""
    if words.rsplit(maxsplit=1)[-1].casefold() in _SAMPLES:
        return f"{an(words)} "
    return the(words) if " " in words and not is_plural(words) else ""


def is_plural(words: str) -> bool:
    """Tells whether a phrase is of several: "white cells", "wheezes", "Janeway lesions"."""
    if " and " in words and not _ADJECTIVES.search(words):
        return True
    noun = head(words)
    if noun.lower() in _PLURAL_WORDS.split() or _PLURAL_IS.search(noun.lower()):
        return True
    return noun.endswith("s") and noun[-2:-1].islower() and not _SINGULAR_IN_S.search(noun)


def no(first: str) -> str:
    """Returns "There was no", or "There were no" before several."""
    return f"There {be(is_plural(first))} no"


def be(several: bool) -> str:
    return "were" if several else "was"


def is_sentence(text: str) -> bool:
    """Tells whether a text has a verb of its own, or several sentences."""
    return bool(_VERB.search(text)) or ". " in text


def follows_because(reason: str) -> bool:
    """Tells whether a reason can stand behind "because of"."""
    return bool(reason) and not _NO_NOUN.match(reason) and not is_sentence(reason)


def of_something(reason: str) -> bool:
    """Tells whether a phrase such as "extent of the disease" lacks its article."""
    return not _DETERMINED.match(reason) and bool(re.match(r"[a-z]+ of ", reason))


def bracket(*parts: str) -> str:
    """Returns the parts that say something in brackets, with the blank before them."""
    inner = ", ".join(part for part in parts if part)
    return f" ({inner})" if inner else ""


def in_series(parts: list[str]) -> str:
    """Returns "a, b, and marked, uneven c": a list whose items may hold commas of their own."""
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"


def words(*parts: str) -> str:
    """Returns the parts that say something, a blank between them."""
    return " ".join(part for part in parts if part)
