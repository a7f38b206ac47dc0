"""The Chromium of tests and benches: python -m tests.browser.chromium prints where it is."""

import os
import shutil
import sys

#: The same engine without a desktop's browser around it: tests take a third less time in it.
LIGHT = "chromium-headless-shell"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
#: Without a sandbox, as CI runs as root, and without a word to anybody but the page's own host.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium(*, is_whole: bool = False) -> str:
    """Return where Chromium is, the light one unless a whole one is asked for.

    CASEREPORTS_CHROMIUM names another. Raises FileNotFoundError.
    """
    named = os.environ.get("CASEREPORTS_CHROMIUM")
    known = NAMES if is_whole else (LIGHT, *NAMES)
    for name in (named,) if named else known:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError(
        f"There is no Chromium at {named}, which CASEREPORTS_CHROMIUM names."
        if named
        else "No Chromium was found. Install it, or name it with CASEREPORTS_CHROMIUM."
    )


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{find_chromium()}\n")
    except FileNotFoundError as error:
        sys.exit(str(error))
