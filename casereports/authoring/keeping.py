"""The key with which a browser locks what it keeps of a user's typing.

Hospital computers are shared. What a page keeps until it is saved is encrypted in the browser
with a key that only pages of the same user carry, so that nobody else finds a patient's words.
"""

import base64
import hashlib

from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def browser_key(request: HttpRequest) -> str:
    """Returns 256 bits in base64, the same for one user on every page; none for a stranger."""
    if not request.user.is_authenticated:
        return ""
    made = salted_hmac("casereports.browser-key", str(request.user.pk), algorithm="sha256")
    return base64.b64encode(hashlib.sha256(made.digest()).digest()).decode()
