"""A form's fields as the controls that a browser sends: names and texts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from casereports.record.fields import PartsWidget

#: What a browser sends, by the name of the control; a box that is not ticked sends nothing.
Controls = Mapping[str, Sequence[str]]


def controls_of(form: Any, name: str) -> dict[str, list[str]]:
    """Returns what a browser would send for a field that shows what is saved; a file is not."""
    bound = form[name]
    value = form.get_initial_for_field(bound.field, name)
    return dict(_controls(bound.field.widget, bound.html_name, bound.field.prepare_value(value)))


def names_of(form: Any, controls: Controls) -> list[str]:
    """Returns the fields to which controls belong, in the order of the form."""
    return [name for name in form.fields if any(_owns(form, name, one) for one in controls)]


def belonging(form: Any, name: str, controls: Controls) -> dict[str, Sequence[str]]:
    """Returns the controls of one field."""
    return {one: texts for one, texts in controls.items() if _owns(form, name, one)}


def sent(form: Any, names: Sequence[str], controls: Controls) -> MultiValueDict[str, str]:
    """Returns form data for some fields: as typed, and for the parts not typed as saved."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for name in names:
        for one, texts in {**controls_of(form, name), **belonging(form, name, controls)}.items():
            if texts:
                data.setlist(one, list(texts))
    return data


def _owns(form: Any, name: str, control: str) -> bool:
    html_name = form.add_prefix(name)
    widget = form.fields[name].widget
    match widget:
        case forms.FileInput():
            return False
        case forms.MultiWidget():
            return control in {f"{html_name}{ending}" for ending in _endings(widget)}
    return bool(control == html_name)


def _controls(widget: Any, name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    match widget:
        case forms.FileInput():
            return
        case forms.MultiWidget():
            for part, ending, one in zip(
                widget.widgets, _endings(widget), _parts(widget, value), strict=True
            ):
                yield from _controls(part, f"{name}{ending}", one)
        case forms.CheckboxInput():
            yield name, ["on"] if widget.check_test(value) else []
        case forms.CheckboxSelectMultiple() | forms.SelectMultiple():
            chosen = {_text(one) for one in value or []}
            yield name, [text for one, _label in widget.choices if (text := str(one)) in chosen]
        case forms.Select():
            yield name, [_text(value)]
        case _:
            yield name, [_text(widget.format_value(value)).replace("\r\n", "\n")]


def _endings(widget: Any) -> Sequence[str]:
    endings: Sequence[str] = widget.widgets_names
    return endings


def _parts(widget: Any, value: Any) -> Sequence[Any]:
    """Returns what each part of a widget shows."""
    if isinstance(value, list | tuple):
        return value
    parts: Sequence[Any] = widget.decompress(value)
    if not isinstance(widget, PartsWidget):
        return parts
    fields: Sequence[Any] = widget.fields
    return [field.prepare_value(part) for field, part in zip(fields, parts, strict=True)]


def _text(value: Any) -> str:
    return "" if value is None else str(getattr(value, "pk", value))
