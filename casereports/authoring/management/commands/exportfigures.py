"""``exportfigures SLUG [--format tif|png] [--journal KEY] --output PATH``."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereports.authoring.exported_figures import PICTURES, exported_figures
from casereports.authoring.figure_list import all_files, too_large
from casereports.authoring.management.commands.exportcase import case_named
from casereports.checks.figures import problems_in
from casereports.checks.pictures import unready_panels
from casereports.checks.problem import Severity
from casereports.figures.press.archive import packed
from casereports.journals.shelf import UnknownJournalError, profile
from casereports.manuscript.faults import UnresolvedReferencesError
from casereports.pipeline import draft
from casereports.record.actions.audit import note
from casereports.record.models import Action, Case
from casereports.renderers.pdf import PrintError


class Command(BaseCommand):
    """Writes each figure as a file for the journal, named as the journal asks.

    PATH is a zip where it ends in .zip, else a folder. What the journal won't like is said on
    standard error, one line for each.
    """

    help = "Writes each figure as a TIFF or PNG for the journal, plots as SVG and PDF too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the case's short name")
        parser.add_argument("--format", default="tif", choices=PICTURES)
        parser.add_argument("--journal", default="", help="a journal's key")
        parser.add_argument("--output", required=True, type=Path, help="a folder, or a .zip")

    def handle(self, *args: Any, **options: Any) -> None:
        case = case_named(options["slug"])
        output: Path = options["output"]
        if not output.parent.is_dir():
            raise CommandError(f"There is no folder {output.parent}.")
        if output.is_file() and not is_zip(output):
            raise CommandError(f"{output} is a file; name a folder, or a .zip.")
        try:
            files = self._files(case, options)
            write(files, output)
        except (OSError, UnknownJournalError, PrintError) as error:
            raise CommandError(str(error)) from error
        except UnresolvedReferencesError as error:
            raise CommandError(
                f"The figures of {case.slug} can't be written:\n"
                + "\n".join(f"  {fault.source}: {fault.message}" for fault in error.faults)
            ) from error
        note(case=case, who=None, action=Action.EXPORTED, detail=f"figures, {options['format']}")

    def _files(self, case: Case, options: dict[str, Any]) -> list[tuple[str, bytes]]:
        """Returns the files, having said what is wrong with them."""
        paper = draft(case, journal=options["journal"])
        journal = profile(paper.manuscript.journal)
        figures = exported_figures(paper.composed.whole(), journal.figures, case.uuid)
        if not figures:
            raise CommandError(f"The paper of {case.slug} has no figure.")
        unready = unready_panels(paper.problems)
        files = list(all_files(figures, options["format"], paper.image_bytes, unready=unready))
        for problem in problems_in(paper.manuscript, journal):
            if problem.severity is not Severity.OK:
                self.stderr.write(f"{problem.where}: {problem.message}")
        for name in too_large(files, journal.figures):
            self.stderr.write(f"{name} is larger than the journal takes.")
        return files


def is_zip(output: Path) -> bool:
    """Tells whether the name of what is written asks for a zip."""
    return output.suffix.lower() == ".zip"


def write(files: Iterable[tuple[str, bytes]], output: Path) -> None:
    """Writes files into a zip or a folder."""
    if is_zip(output):
        output.write_bytes(packed(files))
        return
    output.mkdir(exist_ok=True)
    for name, content in files:
        (output / name).write_bytes(content)
