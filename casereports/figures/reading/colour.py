"""Brings colours into sRGB, so that a profile can be left behind."""

import io
from typing import Final

from PIL import Image, ImageCms

_SRGB: Final = ImageCms.createProfile("sRGB")
#: What colours a profile is for, as it says itself (ICC.1, 7.2.8), by a picture's mode.
_SPACES: Final = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab"}


def in_srgb(picture: Image.Image) -> Image.Image:
    """Returns grey or RGB pixels in sRGB; a profile that is broken or does not fit is ignored."""
    target = "L" if picture.mode == "L" else "RGB"
    profile = _profile(picture)
    if profile is None:
        return picture if picture.mode == target else picture.convert(target)
    if "srgb" in (profile.profile.profile_description or "").lower():
        return picture
    try:
        converted = ImageCms.profileToProfile(picture, profile, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, ValueError):
        converted = picture
    return converted.convert(target) if converted else picture.convert(target)


def _profile(picture: Image.Image) -> ImageCms.ImageCmsProfile | None:
    stored = picture.info.get("icc_profile")
    if not stored:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(stored))
        fits = profile.profile.xcolor_space.strip() == _SPACES.get(picture.mode)
    except (OSError, ValueError, TypeError):
        return None
    return profile if fits else None
