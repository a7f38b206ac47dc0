#!/usr/bin/env python
"""Run a management command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casereports.settings")
    # A command on a machine that was given no secret key is a developer's: a site in production
    # has one, and the web server, which does not start here, refuses to run without.
    if "CASEREPORTS_SECRET_KEY" not in os.environ:
        os.environ.setdefault("CASEREPORTS_DEBUG", "1")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
