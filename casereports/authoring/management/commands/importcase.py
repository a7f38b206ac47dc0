"""``importcase PATH [--owner USER]``: makes a case from a case file and prints its slug."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereports.accounts.models import User
from casereports.authoring.standing import stand
from casereports.clinical.casefile import CaseFileError
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle


class Command(BaseCommand):
    """Imports a folder or zip; on any fault names them all and imports nothing."""

    help = "Makes a case from a case file (a folder or zip) and prints the new case's short name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", help="a folder or zip with case.json and figures/")
        parser.add_argument(
            "--owner",
            help="the owner's user name or e-mail; needed where there are several users",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        owner = _owner(options["owner"])
        try:
            case = import_case(who=owner, bundle=read_bundle(Path(options["path"])))
        except CaseFileError as error:
            raise CommandError(
                f"{options['path']} was not imported:\n"
                + "\n".join(f"  {fault}" for fault in error.faults)
            ) from error
        stand(case)
        self.stdout.write(case.slug)


def _owner(name: str | None) -> User:
    if name is None:
        users = list(User.objects.filter(is_active=True)[:2])
        if len(users) == 1:
            return users[0]
        raise CommandError("Say whose case it is: --owner USER.")
    for field in ("username", "email__iexact"):
        user = User.objects.filter(**{field: name}).first()
        if user is not None:
            return user
    raise CommandError(f"There is no user “{name}”.")
