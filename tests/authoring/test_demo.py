from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from casereports.accounts.models import Role, User
from casereports.record.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def developers_machine(settings: Settings, tmp_path: Path) -> Path:
    settings.DEBUG = True
    settings.VAR_DIR = tmp_path / "var"
    return tmp_path


def demo(folder: Path) -> list[str]:
    said = StringIO()
    call_command("demo", output=folder / "build" / "paper.pdf", stdout=said)
    return said.getvalue().splitlines()


def test_the_demo_is_refused_in_production(settings: Settings, tmp_path: Path) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="refused in production"):
        demo(tmp_path)
    assert User.objects.count() == 0


def test_a_second_demo_prints_the_paper_anew_and_loses_nothing(developers_machine: Path) -> None:
    first = demo(developers_machine)
    paper = developers_machine / "build" / "paper.pdf"
    printed = paper.read_bytes()
    paper.unlink()

    assert demo(developers_machine) == first
    assert paper.read_bytes() == printed
    assert Case.objects.get().owner.username == "author"


def test_the_demo_prints_a_password_for_each_role_unless_it_was_changed(
    developers_machine: Path,
) -> None:
    passwords = dict(line.split() for line in demo(developers_machine)[-4:])
    assert list(passwords) == [role.value for role in Role]
    for user in User.objects.all():
        assert user.check_password(passwords[user.username])
        assert user.role == user.username

    editor = User.objects.get(username="editor")
    editor.set_password("a password of their own")
    editor.save()
    assert demo(developers_machine)[-2].split(maxsplit=1) == ["editor", "(changed since)"]
    assert (developers_machine / "var" / "demo.json").stat().st_mode & 0o777 == 0o600
