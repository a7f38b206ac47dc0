"""``checkcase SLUG --format text|json``: what the checks say of a case."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from casereports.authoring.management.commands.exportcase import case_named
from casereports.pipeline import draft
from casereports.record.actions.audit import note
from casereports.record.models import Action


class Command(BaseCommand):
    """Prints a list of code, severity, message, where and source, CARE's 30 items first."""

    help = "Checks a case against the CARE guideline and prints what it found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the case's short name")
        parser.add_argument("--format", default="text", choices=["text", "json"])

    def handle(self, *args: Any, **options: Any) -> None:
        case = case_named(options["slug"])
        note(case=case, who=None, action=Action.READ, detail="checkcase")
        found = draft(case).problems
        if options["format"] == "json":
            rows = [problem.model_dump(mode="json") for problem in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for problem in found:
            self.stdout.write(f"{problem.severity.label:<8} {problem.code:<9} {problem.message}")
            self.stdout.write(f"{'':<8} {'':<9} → {problem.where} ({problem.source})")
