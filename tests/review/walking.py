"""Somebody who follows every link of every page, and keeps all that the site hands out."""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZipFile, is_zipfile

import pikepdf
import pypdfium2
from django.http import HttpResponse
from django.test import Client

#: Attributes that hold an address, of HTML and of our scripts.
_ADDRESSED = re.compile(r"(src|href|action|formaction|poster|hx-\w+|data-[\w-]+)$")
#: What is no page of the site's own making, and what would end the walk.
_LEFT_OUT = ("/static/", "/accounts/logout/")


@dataclass
class Walk:
    """What was fetched: addresses with all that was answered, as text."""

    client: Client
    found: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)

    def go(self, *addresses: str) -> "Walk":
        """Fetches pages and everything that they lead to, recursively."""
        waiting = list(addresses)
        while waiting:
            address = waiting.pop(0)
            if address in self.found:
                continue
            answer = self.client.get(address)
            self.keep(address, answer)
            waiting += [one for one in links(address, answer) if one not in self.found]
        return self

    def send(self, address: str, data: Any, **how: Any) -> HttpResponse:
        """Sends a form, and keeps what is answered."""
        answer = self.client.post(address, data, **how)
        self.keep(f"POST {address} {len(self.found)}", answer)
        self.go(*links(address, answer))
        return answer

    def keep(self, address: str, answer: HttpResponse) -> None:
        self.statuses[address] = answer.status_code
        self.found[address] = f"{address}\n{told(answer)}"


def links(address: str, answer: HttpResponse) -> list[str]:
    """Returns the addresses of the site that an answer leads to."""
    found = [answer.headers["Location"]] if "Location" in answer.headers else []
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        found += _addresses(answer.content.decode())
    whole = [urldefrag(urljoin(f"http://testserver{address}", one)).url for one in found]
    own = [one.removeprefix("http://testserver") for one in whole if _is_own(one)]
    return list(dict.fromkeys(own))


def told(answer: HttpResponse) -> str:
    """Returns everything that an answer tells: headers, cookies, the body and what is in it."""
    headers = [f"{name}: {value}" for name, value in answer.headers.items()]
    cookies = [one.OutputString() for one in answer.cookies.values()]
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return "\n".join([*headers, *cookies, *inside(body, answer.headers.get("Content-Type", ""))])


def inside(body: bytes, media_type: str) -> list[str]:
    """Returns the texts of a file: its own bytes, and those of what is packed in it."""
    found = [body.decode("utf-8", "replace"), body.decode("utf-16-le", "replace")]
    if media_type.startswith(("text/", "application/json", "image/svg")):
        found.append(html.unescape(found[0]))
    elif body.startswith(b"%PDF"):
        found += _of_pdf(body)
    elif is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as packed:
            for name in packed.namelist():
                found += [name, *inside(packed.read(name), "text/plain")]
    return found


def _of_pdf(body: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(body))
    words = [page.get_textpage().get_text_range() for page in document]
    # A word that goes on in the next line is one word.
    words += [re.sub("[-\u00ad\ufffe]?\r?\n", "", one) for one in words]
    with pikepdf.open(BytesIO(body)) as pdf:
        told_of = [str(dict(pdf.docinfo)), *map(str, pdf.attachments)]
        told_of += [_plain(thing) for thing in pdf.objects]
    return [*words, *told_of]


def _plain(thing: Any) -> str:
    if isinstance(thing, pikepdf.Stream):
        try:
            return f"{thing.stream_dict!r} {thing.read_bytes().decode('utf-8', 'replace')}"
        except pikepdf.PdfError:
            return repr(thing.stream_dict)  # pixels, packed as a JPEG is
    if isinstance(thing, pikepdf.String):
        return str(thing)
    return repr(thing)


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and _ADDRESSED.match(name) and _looks_like_address(name, value):
                self.found.append(value)


def _addresses(page: str) -> list[str]:
    reader = _Addresses()
    reader.feed(page)
    return reader.found


def _looks_like_address(name: str, value: str) -> bool:
    is_plain = name in ("src", "href", "action", "formaction", "poster")
    return value.startswith("/") or (is_plain and not value.startswith(("data:", "mailto:")))


def _is_own(address: str) -> bool:
    parts = urlsplit(address)
    is_here = (parts.scheme, parts.netloc) == ("http", "testserver")
    return is_here and not parts.path.startswith(_LEFT_OUT)
