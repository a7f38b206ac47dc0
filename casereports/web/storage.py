"""Where static files are served from in production: by their content's hash, compressed."""

from typing import Any, ClassVar

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


def _imports() -> Any:
    """Returns Django's expressions for the imports of a module, for our own modules alone.

    Files of packages may name in a comment what is not there, which would stop the collecting.
    """
    named: Any = ManifestStaticFilesStorage
    _all, expressions = named._js_module_import_aggregation_patterns
    return "js/*.js", expressions


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Puts hashes into the imports of our own ES modules too, so that none is old."""

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns: ClassVar[Any] = _imports()
