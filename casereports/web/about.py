"""The page that says what of others this site is made with, open to all."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from casereports.references.styles import Bundled, manifest
from casereports.renderers.pdf.typefaces import families

#: The words and the address that the licence of citeproc-js asks for.
CITATIONS = ("Citations by CSL (citeproc-js)", "http://citationstyles.org/")
VENDORED = settings.BASE_DIR / "static" / "vendor" / "manifest.json"


@dataclass(frozen=True)
class Work:
    """A work of others that comes with the site."""

    name: str
    version: str
    licence: str


@require_safe
@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    """Shows the attribution that licences ask for, and every bundled work with its licence."""
    words, address = CITATIONS
    context = {"attribution": {"words": words, "address": address}, "groups": bundled()}
    return render(request, "about.html", context)


@cache
def bundled() -> tuple[tuple[Promise, tuple[Work, ...]], ...]:
    """Returns the works of others by what they are for, as their manifests name them."""
    references = manifest()
    return (
        (_("Citations"), (_work(references.engine),)),
        (_("Citation styles"), tuple(map(_work, _of_others(references.styles.values())))),
        (_("Words of citation styles"), tuple(map(_work, references.locales.values()))),
        (_("Pages"), tuple(_vendored())),
        (_("Typefaces of the PDF"), tuple(_typefaces())),
    )


def _of_others(styles: Iterable[Bundled]) -> Iterator[Bundled]:
    return (style for style in styles if style.licence != "our own")


def _work(file: Bundled) -> Work:
    """Returns a file as a reader wants it named, without where it was found."""
    version, licence = file.version.partition(", in ")[0], file.licence.partition(" (")[0]
    return Work(name=file.title, version=version, licence=licence)


def _vendored() -> Iterator[Work]:
    for package in json.loads(VENDORED.read_text("utf-8")):
        yield Work(package["name"], package["version"], package["licence"])


def _typefaces() -> Iterator[Work]:
    for family in families():
        yield Work(family.name, family.version, family.licence)
