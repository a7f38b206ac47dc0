"""The key with which a browser locks what it keeps of somebody's typing until it is saved.

Hospital computers are shared. What a page keeps is encrypted in the browser with a key that only
pages of the same person carry, whether they have an account or came by a link, so that nobody
else finds a patient's words.
"""

import base64
import hashlib

from django.utils.crypto import salted_hmac


def browser_key(owner: str) -> str:
    """Returns 256 bits in base64, the same for one owner on every page."""
    made = salted_hmac("casereports.browser-key", owner, algorithm="sha256")
    return base64.b64encode(hashlib.sha256(made.digest()).digest()).decode()
