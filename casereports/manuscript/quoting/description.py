"""The table of quotations in docs/prose.md, made from the catalogue and a case to quote from."""

from collections.abc import Iterator

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.wording.number import NBSP
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import Form, Kind, NothingQuotedError, Teller
from casereports.manuscript.quoting.quote import quoted, shown

#: What stands round the generated part.
BEGIN, END = "<!-- quotations: begin -->", "<!-- quotations: end -->"
_HEAD = "| write | for | prints |\n|---|---|---|\n"


def with_quotations(text: str, facts: CaseFacts) -> str:
    """Returns a document with the generated part renewed; raises ValueError without its marks."""
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the document lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n\n{quotations(facts)}\n\n{END}{after}"


def quotations(facts: CaseFacts) -> str:
    """Returns a table for each noun: every form, what it says, and what it prints of a case."""
    teller = Teller(facts)
    return "\n\n".join(_noun(kind, teller) for kind in KINDS.values())


def _noun(kind: Kind, teller: Teller) -> str:
    rows = (
        f"| `{{{shown(path)}}}` | {form.says} | {printed} |\n"
        for form, path, printed in _examples(kind, teller)
    )
    title = f"### {kind.says[0].upper()}{kind.says[1:]}: `{{{kind.noun}}}`"
    return f"{title}\n\n{_HEAD}{''.join(rows)}".rstrip()


def _examples(kind: Kind, teller: Teller) -> Iterator[tuple[Form, tuple[str, ...], str]]:
    """Yields each form with the first quotation that prints anything."""
    for form in kind.whole:
        yield form, *_first([_path(kind.noun, "", form)], teller)
    names = _keys(kind, teller)
    for form in kind.rows:
        yield form, *_first([_path(kind.noun, name, form) for name in names], teller)
        if form.between is not None and names:
            pairs = [(kind.noun, one, form.name, other) for one in names for other in names]
            yield form, *_first([path for path in pairs if path[1] != path[3]], teller)


def _path(noun: str, key: str, form: Form) -> tuple[str, ...]:
    return tuple(part for part in (noun, key, form.name) if part)


def _keys(kind: Kind, teller: Teller) -> list[str]:
    """Returns the names of a noun's rows, without their parents' where the key is enough."""
    rows = teller.rows.get(kind.noun, ())
    keys = [row.key for _source, row in rows]
    return [
        row.key if keys.count(row.key) == 1 else source.partition(":")[2] for source, row in rows
    ]


def _first(paths: list[tuple[str, ...]], teller: Teller) -> tuple[tuple[str, ...], str]:
    """Returns the first quotation that prints something, and what."""
    for path in paths:
        try:
            return path, quoted(path, teller)[0].replace(NBSP, " ")
        except NothingQuotedError:
            continue
    raise ValueError(f"the case has nothing to print for {paths[:1] or 'a noun without rows'}")
