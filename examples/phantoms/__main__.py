"""Draw every panel of the example case into its folder of figures."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from . import abdomen, chest, histology, mri, petct, wholebody
from .canvas import QUALITY, Field, printed

FIGURES = Path(__file__).resolve().parent.parent / "presacral-net" / "figures"


class Panel(NamedTuple):
    name: str
    draw: Callable[[], Field]
    side: str = "R"
    light: bool = False
    quality: int = QUALITY


PANELS = (
    Panel("mri-a", mri.t1),
    Panel("mri-b", mri.t2),
    Panel("mri-c", mri.diffusion),
    Panel("mri-d", mri.enhanced_t1),
    Panel("pet-a", petct.unenhanced),
    Panel("pet-b", petct.arterial),
    Panel("pet-c", petct.venous),
    Panel("pet-d", petct.delayed),
    Panel("pet-e", petct.uptake, light=True),
    Panel("pet-f", wholebody.projection, light=True),
    Panel("mets-a", chest.lungs),
    Panel("mets-b", abdomen.liver),
    Panel("mets-c", abdomen.liver_arterial),
    Panel("mets-d", abdomen.liver_fused),
    Panel("path-a", histology.low_power, side="", light=True, quality=68),
    Panel("path-b", histology.high_power, side="", light=True, quality=80),
)


def main(folder: Path) -> None:
    """Write the sixteen panels as JPEG; takes about half a minute."""
    folder.mkdir(parents=True, exist_ok=True)
    for panel in PANELS:
        path = folder / f"{panel.name}.jpg"
        printed(panel.draw(), path, side=panel.side, light=panel.light, quality=panel.quality)
        sys.stdout.write(f"{path.name}  {path.stat().st_size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FIGURES)
