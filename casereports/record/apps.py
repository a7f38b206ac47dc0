"""The record as a Django application."""

import sqlite3
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class RecordConfig(AppConfig):
    """The case as it is being written."""

    name = "casereports.record"
    verbose_name = _("Cases")

    def ready(self) -> None:
        connection_created.connect(_use_all_variables, dispatch_uid="record-sqlite-variables")
        import_module("casereports.record.signing_in")  # which needs models, there only now


def _use_all_variables(*, connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Lets a bulk write be one statement: Django assumes the 999 variables of old SQLite."""
    if connection.vendor == "sqlite":
        limit = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        connection.features.max_query_params = limit
