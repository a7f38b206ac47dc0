"""The settings as tests see them: a developer's, with cheap password hashing."""

import os

os.environ.setdefault("CASEREPORTS_DEBUG", "1")

from casereports.settings import *  # noqa: F403

LOOKUP = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
