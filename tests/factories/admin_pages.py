"""The data manager's pages as a browser sees them."""

from django import forms
from django.urls import reverse

#: Written by the site alone.
NEVER_ADDED = (
    "auditline",
    "authorlink",
    "change",
    "invitation",
    "original",
    "picture",
    "rendition",
    "unfinished",
)


def page(model_name, kind="changelist", *args):
    return reverse(f"admin:record_{model_name}_{kind}", args=args)


def sent(form):
    """Returns what a browser sends for a form that nobody touches."""
    data = {}
    for bound in form:
        widget = getattr(bound.field.widget, "widget", bound.field.widget)
        context = widget.get_context(bound.html_name, bound.value(), {})["widget"]
        parts = context["subwidgets"] if isinstance(widget, forms.MultiWidget) else [context]
        for part in parts:
            value = part["value"]
            if part.get("type") == "checkbox":
                value = "on" if part["attrs"].get("checked") else None
            if value not in (None, "", []):
                data[part["name"]] = value
    return data


def typed(response, **changes):
    """Returns what a browser sends for a page on which ``changes`` are typed."""
    data = sent(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        data |= sent(inline.formset.management_form)
        if inline.has_change_permission:
            for form in inline.formset.initial_forms:
                data |= sent(form)
    return data | changes


def rows(count, **row):
    return [{"key": f"row-{number}", **row} for number in range(count)]
