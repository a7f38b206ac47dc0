"""Every setting in one file; what differs between installations comes from the environment.

docs/deployment.md names each variable. Secure is the default: without any variable the site
runs as in production and refuses to start until it is given a secret key.
"""

import os
import re
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str, *, default: bool) -> bool:
    """Read a yes-or-no variable; any other word stops the start with a sentence."""
    answers = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    word = os.environ.get(name, "").strip().lower()
    if not word:
        return default
    if word not in answers:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(answers)}, not “{word}”.")
    return answers[word]


def words(name: str, *, default: str = "") -> list[str]:
    """Read a list whose parts are set apart by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key() -> str:
    key = os.environ.get("CASEREPORTS_SECRET_KEY", "")
    if key or not DEBUG:
        if len(key) < 50:
            raise ImproperlyConfigured(
                "Set CASEREPORTS_SECRET_KEY to at least 50 random characters "
                "(or CASEREPORTS_DEBUG=1 on a developer's machine; ./dev does that)."
            )
        return key
    return "for-development-only-" * 3


def database() -> dict[str, Any]:
    """Read DATABASE_URL; the default is an SQLite file under var/, which is made."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        try:
            VAR_DIR.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ImproperlyConfigured(
                f"The folder {VAR_DIR} can't be made ({error.strerror}). Set CASEREPORTS_VAR to a "
                "folder that may be written to, or DATABASE_URL to a database server."
            ) from error
        url = f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
    config: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    )
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # Readers go on while one writes, and a writer waits for its turn from the first statement
        # on instead of failing half way through a transaction. What is deleted is overwritten.
        config["OPTIONS"] = {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA secure_delete=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    return config


DEBUG = flag("CASEREPORTS_DEBUG", default=False)
HTTPS = flag("CASEREPORTS_HTTPS", default=not DEBUG)
BEHIND_PROXY = flag("CASEREPORTS_BEHIND_PROXY", default=False)
SECRET_KEY = secret_key()
ALLOWED_HOSTS = words("CASEREPORTS_HOSTS", default="localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CASEREPORTS_ORIGINS")
# What links in e-mails begin with; a request's own word for it is not believed.
SITE_ADDRESS = os.environ.get("CASEREPORTS_ADDRESS", "")

# What the installation keeps: the database file (SQLite) and uploads. Nothing here has a URL.
VAR_DIR = Path(os.environ.get("CASEREPORTS_VAR") or BASE_DIR / "var")

INSTALLED_APPS = [
    "casereports.accounts",
    "casereports.record",
    "casereports.notices",
    "casereports.web",
    "casereports.authoring",
    "casereports.review",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    *([] if DEBUG else ["whitenoise.middleware.WhiteNoiseMiddleware"]),
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "casereports.web.locked.LockedCaseMiddleware",
]

ROOT_URLCONF = "casereports.urls"
WSGI_APPLICATION = "casereports.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in limits and used second factors are counted here, by all processes together.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if DEBUG
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    }
}

# Accounts are made by an administrator or by an invitation's link: nobody else signs up. A second
# factor is each user's choice.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "casereports.accounts.adapter.ClosedDoorAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Casereports"
MFA_ALLOW_UNVERIFIED_EMAIL = True

# Hospital computers are shared: a session ends with the browser and after one shift.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # our own pages frame the PDF, so frames of the same origin are allowed
    "security.W021",  # preloading HSTS binds a whole domain; its owner asks for that
]

# Nothing inline and no other host. Frames and objects of our own show a PDF beside its case.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [NONE],
        "object-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("de", _("German")),
    ("zh-hans", _("Simplified Chinese")),
    ("es", _("Spanish")),
    ("fr", _("French")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = os.environ.get("CASEREPORTS_TIME_ZONE") or "UTC"

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("CASEREPORTS_STATIC") or BASE_DIR / "build" / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "casereports.web.storage.StaticStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# Uploads are patient data: they have no URL and go out only through a view that asks who may see.
MEDIA_ROOT = VAR_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 200

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# Who knows whom in a review, unless an editor says otherwise for a submission.
REVIEW_ANONYMITY = os.environ.get("CASEREPORTS_ANONYMITY") or "double"
if REVIEW_ANONYMITY not in ("double", "single", "open"):
    raise ImproperlyConfigured(
        f"CASEREPORTS_ANONYMITY must be double, single or open, not “{REVIEW_ANONYMITY}”."
    )

# Whether articles can have a page of their own that everybody reads, and who publishes them.
PUBLIC_ARTICLES = flag("CASEREPORTS_PUBLIC_ARTICLES", default=False)
PUBLISHER = os.environ.get("CASEREPORTS_PUBLISHER", "")
ISSN = os.environ.get("CASEREPORTS_ISSN", "")
if ISSN and not re.fullmatch(r"[0-9]{4}-[0-9]{3}[0-9X]", ISSN):
    raise ImproperlyConfigured(f"CASEREPORTS_ISSN must be written 1234-567X, not “{ISSN}”.")

# References are looked up at Crossref and PubMed only where a site allows it.
LOOKUP = flag("CASEREPORTS_LOOKUP", default=False)
LOOKUP_MAILTO = os.environ.get("CASEREPORTS_LOOKUP_MAILTO", "")

EMAIL_HOST = os.environ.get("CASEREPORTS_EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("CASEREPORTS_EMAIL_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("CASEREPORTS_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("CASEREPORTS_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("CASEREPORTS_EMAIL_TLS", default=True)
# A mail server that hangs must not hold up who pressed a button.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("CASEREPORTS_EMAIL_FROM") or "casereports@localhost"

# What is done behind a page's back waits in the database for a worker (manage.py db_worker).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# How many seconds `manage.py notices --forever` rests between two rounds.
NOTICES_EVERY = int(os.environ.get("CASEREPORTS_NOTICES_EVERY") or 60)

# A log is read by people who may not see patients, so no handler mails a request or prints what an
# exception says: only its type and where it happened.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "casereports.web.logs.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "casereports": {"level": "INFO"},
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.db.backends": {"level": "WARNING"},
    },
}
