"""What the pages of figures and panels tell their scripts."""

from django import template

from casereports.authoring.panels import Layout, layout
from casereports.record.models import Figure

register = template.Library()


@register.simple_tag
def layout_of(figure: Figure) -> Layout:
    """Returns how a figure is set, for the script that shows it while it is changed."""
    return layout(figure)
