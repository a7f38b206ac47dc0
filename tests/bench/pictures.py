"""Pictures in: a photograph and a slice made ready for the paper, and what a page shows of many."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from casereports.figures.reading import (
    Preparation,
    Window,
    look,
    render,
    suspected_text,
    thumbnail,
)
from casereports.figures.reading.process import READER
from tests.bench.contract import Row
from tests.bench.measuring import warm_median
from tests.figures.reading.files import dicom, saved

ROUNDS = 7
THUMBNAILS = 40
BRAIN = Preparation(window=Window(centre=40, width=80))


def photograph(width: int = 6000, height: int = 4000) -> Image.Image:
    """Make a picture of continuous tone and the noise of a camera."""
    chance = np.random.default_rng(24)
    coarse = chance.integers(0, 256, (height // 80, width // 80, 3), dtype=np.uint8)
    smooth = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    noise = chance.integers(-6, 7, (height, width, 1), dtype=np.int16)
    return Image.fromarray(np.clip(np.asarray(smooth) + noise, 0, 255).astype(np.uint8))


def ct_slice() -> bytes:
    chance = np.random.default_rng(512)
    values = chance.normal(1064, 30, (512, 512)).astype(np.int16)
    scale = {(0x0028, 0x1052): (b"DS", -1024), (0x0028, 0x1053): (b"DS", 1)}
    return dicom(values, more=scale)


def most_megabytes() -> float:
    """Return the most memory that the process that reads ever held."""
    status = Path(f"/proc/{READER.pid()}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def run() -> Iterator[Row]:
    camera = saved(photograph(), "JPEG", quality=90, comment=b"not clean")
    READER.end()  # so that the memory is that of photographs alone
    prepared = render(camera, Preparation())
    took = warm_median(lambda: render(camera, Preparation()), rounds=ROUNDS)
    yield Row("JPEG of 24 megapixels prepared", took, "ms", 1000)
    yield Row("The same, memory of the process that reads", most_megabytes(), "MiB", 250)
    took = warm_median(lambda: look(camera), rounds=ROUNDS)
    yield Row("JPEG of 24 megapixels looked at", took, "ms", 500)
    took = warm_median(lambda: suspected_text(prepared), rounds=ROUNDS)
    yield Row("Its border searched for writing", took, "ms", 1000)
    scan = ct_slice()
    took = warm_median(lambda: render(scan, BRAIN), rounds=ROUNDS)
    yield Row("CT slice of 512 × 512, through a window", took, "ms", 100)
    shown = THUMBNAILS * len(thumbnail(prepared).content) / 1000
    yield Row(f"{THUMBNAILS} thumbnails of a page", shown, "kB", 900)
