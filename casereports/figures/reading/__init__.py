"""Pixels in: files as clinics have them, and safe copies of them for the paper."""

from casereports.figures.reading.preparation import Box, Preparation, Window
from casereports.figures.reading.prepared import PictureError, Prepared
from casereports.figures.reading.reader import (
    frames_strip,
    look,
    render,
    suspected_text,
    thumbnail,
)
from casereports.figures.reading.series import spread
from casereports.figures.reading.source import Kind, Source, WindowPreset

__all__ = [
    "Box",
    "Kind",
    "PictureError",
    "Preparation",
    "Prepared",
    "Source",
    "Window",
    "WindowPreset",
    "frames_strip",
    "look",
    "render",
    "spread",
    "suspected_text",
    "thumbnail",
]
