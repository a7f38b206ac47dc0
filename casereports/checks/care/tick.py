"""The author's tick on a CARE item, heard after the data: it completes, waives or contradicts."""

from casereports.checks.care.finding import Evidence, Finding, Place, Status
from casereports.checks.checklist import Item
from casereports.clinical.facts.paper import CareState, CareTick
from casereports.clinical.sentences import Sentence, _, in_a_row, own


def settled(item: Item, finding: Finding, tick: CareTick | None) -> Finding:
    """Returns the finding as the author's tick leaves it.

    A tick settles only what data can't tell. One that the data contradict is a conflict, and a
    record that contradicts itself stays one.
    """
    if tick is None or finding.status is Status.CONFLICT:
        return finding
    match tick.state:
        case CareState.PRESENT:
            return _vouched(item, finding, tick)
        case CareState.PARTIAL:
            return _qualified(item, finding, tick)
        case CareState.NOT_APPLICABLE:
            return _waived(item, finding, tick)


def tick_place(item: str) -> Place:
    """Returns where the author ticks an item."""
    return Place(where=_("CARE checklist › %(item)s", item=item), source=f"care:{item}")


def _vouched(item: Item, finding: Finding, tick: CareTick) -> Finding:
    if finding.status is Status.PRESENT:
        return _with(finding, tick.where, tick)
    if not finding.tickable:
        return _contested(item, finding, tick)
    if not tick.where:
        return finding.model_copy(
            update={
                "status": Status.PARTIAL,
                "message": _(
                    "Item %(item)s is ticked as present: name the place in the text.",
                    item=item.item,
                ),
                "place": tick_place(item.item),
            }
        )
    told = _with(finding, tick.where, tick)
    return told.model_copy(
        update={
            "status": Status.PRESENT,
            "message": _("Told, says the author: %(where)s.", where=tick.where),
            "place": None,
        }
    )


def _qualified(item: Item, finding: Finding, tick: CareTick) -> Finding:
    if finding.status is Status.PARTIAL:
        return _with(finding, tick.where or tick.reason, tick)
    if finding.status is not Status.PRESENT and not finding.tickable:
        return _contested(item, finding, tick)
    return _with(finding, tick.where or tick.reason, tick).model_copy(
        update={
            "status": Status.PARTIAL,
            "message": _(
                "Item %(item)s is ticked as partly told: complete it, then tick it.",
                item=item.item,
            ),
            "place": tick_place(item.item),
        }
    )


def _waived(item: Item, finding: Finding, tick: CareTick) -> Finding:
    if finding.status is Status.NOT_APPLICABLE:
        return _with(finding, tick.reason, tick)
    answered = finding.status is Status.PRESENT or (
        finding.status is Status.PARTIAL and not finding.tickable
    )
    if answered or not item.waivable:
        return _contested(item, finding, tick)
    if not tick.reason:
        return finding.model_copy(
            update={
                "message": _("Item %(item)s is ticked as not applicable: say why.", item=item.item),
                "place": tick_place(item.item),
            }
        )
    waived = _with(finding, tick.reason, tick)
    return waived.model_copy(
        update={"status": Status.NOT_APPLICABLE, "message": own(tick.reason), "place": None}
    )


def _contested(item: Item, finding: Finding, tick: CareTick) -> Finding:
    told, place = finding.message, finding.place
    if finding.status in (Status.PRESENT, Status.NOT_APPLICABLE):
        told = in_a_row(_stopped(told), _("Take the tick back."))
        place = tick_place(item.item)
    if tick.state is CareState.NOT_APPLICABLE and not item.waivable:
        told = in_a_row(_("no tick can waive it."), told)
    return _with(finding, tick.where or tick.reason, tick).model_copy(
        update={
            "status": Status.CONFLICT,
            "message": _(
                "Item %(item)s is ticked as %(state)s, but: %(told)s",
                item=item.item,
                state=tick.state,
                told=told,
            ),
            "place": place,
        }
    )


def _stopped(words: Sentence) -> Sentence:
    return words if words.endswith(".") else _("%(fault)s.", fault=words)


def _with(finding: Finding, words: str, tick: CareTick) -> Finding:
    """Adds the author's words to the evidence."""
    if not words:
        return finding
    spoken = Evidence(source=f"care:{tick.item}", text=own(words))
    return finding.model_copy(update={"evidence": (*finding.evidence, spoken)})
