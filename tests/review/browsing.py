"""What a browser sends while somebody reviews, and what it gets."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse


def text(answer: Any) -> str:
    return str(answer.content.decode())


def send(client: Client, name: str, *where: object, **said: object) -> Any:
    """Sends what a page sends while somebody types."""
    body = json.dumps({"field": "text", "revision": 0, **said})
    return client.post(reverse(name, args=where), body, content_type="application/json")
