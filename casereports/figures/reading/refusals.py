"""Why a file is refused that is a picture by its first bytes, and the limits that hold for all."""

from casereports.clinical.sentences import _
from casereports.figures.reading.prepared import MOST_FRAMES, MOST_PIXELS, PictureError


def damaged() -> PictureError:
    return PictureError(_("the picture is damaged or cut off; export it again"))


def unreadable() -> PictureError:
    return PictureError(
        _("the picture could not be read; export it again as PNG or JPEG and take that")
    )


def check_size(width: int, height: int) -> None:
    """Refuses a picture before its pixels are unpacked."""
    if width * height > MOST_PIXELS:
        raise PictureError(
            _(
                "the picture has %(width)s × %(height)s pixels; at most %(most)s million are taken",
                width=str(width),
                height=str(height),
                most=MOST_PIXELS // 10**6,
            )
        )
    if width < 1 or height < 1:
        raise damaged()


def check_frames(frames: int) -> None:
    if frames > MOST_FRAMES:
        raise PictureError(
            _(
                "the file holds %(frames)s pictures; at most %(most)s are taken, so export a part "
                "of the series",
                frames=str(frames),
                most=str(MOST_FRAMES),
            )
        )
