"""What can go wrong at the press."""


class PrintError(Exception):
    """A paper that can't be printed whole, with a sentence that says why."""
