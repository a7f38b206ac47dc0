"""``exportcase SLUG --format pdf|docx|html|case [--journal KEY] --output PATH``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereports.journals.shelf import UnknownJournalError
from casereports.manuscript.faults import UnresolvedReferencesError
from casereports.pipeline import draft, print_as
from casereports.record.actions.audit import note
from casereports.record.actions.cases import export_bundle
from casereports.record.bundle import write_folder, write_zip
from casereports.record.models import Action, Case
from casereports.renderers.docx import RenderError
from casereports.renderers.pdf import PrintError


class Command(BaseCommand):
    """Writes a case as PDF, Word file, HTML or case file.

    A case file is a zip where PATH ends in .zip, else a folder.
    """

    help = "Writes a case as a PDF, a Word file, an HTML page or a case file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the case's short name")
        parser.add_argument("--format", required=True, choices=["pdf", "docx", "html", "case"])
        parser.add_argument(
            "--journal", default="", help="a journal's key, for all but a case file"
        )
        parser.add_argument("--output", required=True, type=Path, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        case = case_named(options["slug"])
        output: Path = options["output"]
        if not output.parent.is_dir():
            raise CommandError(f"There is no folder {output.parent}.")
        try:
            if options["format"] == "case":
                _write_case_file(case, output)
            else:
                content = print_as(options["format"], draft(case, journal=options["journal"]))
                output.write_bytes(content)
                note(case=case, who=None, action=Action.EXPORTED, detail=options["format"])
        except (OSError, UnknownJournalError, PrintError, RenderError) as error:
            raise CommandError(str(error)) from error
        except UnresolvedReferencesError as error:
            raise CommandError(
                f"{case.slug} can't be printed:\n"
                + "\n".join(f"  {fault.source}: {fault.message}" for fault in error.faults)
            ) from error


def case_named(slug: str) -> Case:
    """Returns the case, or ends the command with a sentence."""
    case = Case.objects.filter(slug=slug).first()
    if case is None:
        raise CommandError(f"There is no case “{slug}”.")
    return case


def _write_case_file(case: Case, output: Path) -> None:
    facts, figures = export_bundle(case=case, who=None)
    if output.suffix.lower() == ".zip":
        output.write_bytes(write_zip(facts, figures))
    else:
        write_folder(facts, figures, output)
