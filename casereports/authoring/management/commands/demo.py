"""Fill a developer's installation with the example case and one user of each role."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from casereports.accounts.models import Role, User
from casereports.record.models import Case

EXAMPLE = "presacral-net"


@dataclass
class Notes:
    """What a later run must know of the first: the passwords it printed and the case it loaded."""

    passwords: dict[str, str] = field(default_factory=dict)
    slug: str = ""

    @classmethod
    def read(cls, path: Path) -> Self:
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else cls()

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")


class Command(BaseCommand):
    help = "Load the example case, print it, and make one user of each role (a developer's machine)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.BASE_DIR / "build" / f"{EXAMPLE}.pdf",
            help="where the printed paper goes (build/presacral-net.pdf)",
        )

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo has known users, so it is refused in production.")
        path = settings.VAR_DIR / "demo.json"
        notes = Notes.read(path)
        with transaction.atomic():
            users = [make_user(role, notes) for role in Role]
            if not Case.objects.filter(slug=notes.slug).exists():
                notes.slug = load_example(owner=Role.AUTHOR.value)
        notes.write(path)
        output.parent.mkdir(parents=True, exist_ok=True)
        call_command("exportcase", notes.slug, format="pdf", output=output)
        self.stdout.write(f"Example case: {notes.slug}\nPaper: {output}\nUsers:")
        for user in users:
            password = notes.passwords[user.username]
            known = password if user.check_password(password) else "(changed since)"
            self.stdout.write(f"  {user.username:<14} {known}")


def make_user(role: Role, notes: Notes) -> User:
    """Return the demo user of this role; only a new one is given a password."""
    name = role.value
    user, created = User.objects.get_or_create(
        username=name,
        defaults={
            "email": f"{name}@example.org",
            "full_name": f"Demo {role.label}",
            "role": role,
        },
    )
    if created or name not in notes.passwords:
        notes.passwords[name] = secrets.token_urlsafe(12)
        user.set_password(notes.passwords[name])
        user.save()
    return user


def load_example(*, owner: str) -> str:
    """Load the example and return the slug of its case."""
    said = StringIO()
    call_command(
        "importcase", str(settings.BASE_DIR / "examples" / EXAMPLE), owner=owner, stdout=said
    )
    return said.getvalue().strip().splitlines()[-1]
