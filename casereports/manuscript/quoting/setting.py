"""How quoted words are set in type: raised mass numbers, names of genes and germs in italics."""

import re

from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Emphasis, Inline, Inlines, Superscript, Text

#: The nuclides of tracers and treatments: "18F-FDG", "99mTc-MDP", "177Lu-DOTATATE".
_NUCLIDE = re.compile(
    r"(?<![\w.,−–])(11(?=C)|13(?=N)|15(?=O)|18(?=F)|44(?=Sc)|6[47](?=Cu)|6[78](?=Ga)|82(?=Rb)|"
    r"89(?=Zr|Sr)|90(?=Y)|99m(?=Tc)|111(?=In)|12[345](?=I)|131(?=I)|133(?=Xe)|153(?=Sm)|"
    r"161(?=Tb)|166(?=Ho)|177(?=Lu)|186(?=Re)|188(?=Re)|201(?=Tl)|211(?=At)|212(?=Pb)|"
    r"223(?=Ra)|225(?=Ac))(?=[A-Z][a-z]?(?![a-zA-Z0-9]))"
)
#: A species by its two names; "Gram-positive cocci" and "Candida spp." are none.
_SPECIES = re.compile(r"[A-Z][a-z]+ [a-z]{3,}(?:-[a-z]+)?")
_GENE = re.compile(r"[A-Z][A-Z0-9-]+|MT-[A-Z0-9]+|C\d+orf\d+")
#: What is a name of its kind, by noun and form.
_NAMES = {("micro", "organism"): _SPECIES, ("molecular", "gene"): _GENE}


def set_in_type(words: str, path: tuple[str, ...]) -> Inlines:
    """Returns the words of a quotation as nodes; ``path`` is what it quotes."""
    name = _NAMES.get((path[0], path[-1])) if len(path) > 2 else None
    if name is not None and name.fullmatch(words):
        return (Emphasis(children=plain(words)),)
    return _raised(words)


def _raised(words: str) -> Inlines:
    """Returns words with the mass numbers of nuclides raised."""
    nodes: list[Inline] = []
    last = 0
    for match in _NUCLIDE.finditer(words):
        nodes += plain(words[last : match.start()])
        nodes.append(Superscript(children=(Text(text=match[0]),)))
        last = match.end()
    return (*nodes, *plain(words[last:]))
