"""Forms of what the paper says of itself, and of its prose."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sheet import Sheet
from casereports.checks.checklist import checklist
from casereports.journals.shelf import profiles
from casereports.record.models import AbstractPart, CareTick, Paper, SectionProse


class PaperForm(RecordForm):
    """The paper's own words, for a journal of the shelf."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(key, journal.name) for key, journal in profiles().items()]
        kept = self.instance.journal
        if kept and kept not in profiles():
            known.append((kept, _("%(key)s (not known here)") % {"key": kept}))
        self.fields["journal"] = forms.ChoiceField(
            choices=[("", _("No journal yet")), *known],
            required=False,
            label=self.fields["journal"].label,
            help_text=_("Its rules are checked while you write. You can choose it later."),
        )


class SectionForm(RecordForm):
    """A section's prose; each section stands once."""

    def clean_kind(self) -> str:
        return self.once("kind", _("The paper has this section already; change it there."))


class CareTickForm(RecordForm):
    """A word on an item of the checklist; each item is answered once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = [(item.item, f"{item.item} {item.topic}") for item in checklist("care").items]
        self.fields["item"] = forms.ChoiceField(
            choices=[("", _("Choose…")), *items], label=self.fields["item"].label
        )

    def clean_item(self) -> str:
        return self.once("item", _("This item is answered already; change it there."))


FORMS = {Paper: PaperForm, SectionProse: SectionForm, CareTick: CareTickForm}

SHEETS = (
    Sheet(
        model=Paper,
        one=_("paper"),
        many=_("Title and journal"),
        usual=(("title",), ("short_title",), ("keywords",), ("journal", "language")),
        rarer=(("doi",),),
    ),
    Sheet(
        model=AbstractPart,
        one=_("part of the abstract"),
        many=_("Abstract"),
        hint=_("One part without a heading, or one for each heading that the journal asks for."),
        usual=(("heading",), ("text",)),
        tall=frozenset({"text"}),
    ),
    Sheet(
        model=SectionProse,
        one=_("section"),
        many=_("Sections"),
        hint=_("Your own prose; what the record tells is set from its rows."),
        usual=(("kind",), ("text",)),
        tall=frozenset({"text"}),
    ),
    Sheet(
        model=CareTick,
        one=_("CARE item"),
        many=_("CARE items that only you can judge"),
        hint=_("Your word on an item of the checklist, with the place in the text or the reason."),
        usual=(("item", "state"), ("where",), ("reason",)),
        grid=("item", "state", "where", "reason"),
    ),
)
