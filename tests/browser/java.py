"""The Java that runs the HTML validator: python -m tests.browser.java prints where it is."""

import shutil
import sys


def find_java() -> str:
    """Return where Java is. Raises FileNotFoundError."""
    if found := shutil.which("java"):
        return found
    raise FileNotFoundError("No Java was found, which the HTML validator runs in. Install it.")


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{find_java()}\n")
    except FileNotFoundError as error:
        sys.exit(str(error))
