"""Picture files for a journal: read back, and searched for what does not belong there."""

from io import BytesIO

import pytest
from PIL import Image

from casereports.figures.press.files import PictureForm, is_grey, picture_file

#: What a TIFF needs: sizes, bits, packing, colours, strips, resolution in inches, planes, steps.
NEEDED = {256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 283, 284, 296, 317}
RESOLUTION_UNIT, INCH = 296, 2


def greys() -> Image.Image:
    return Image.linear_gradient("L").resize((300, 200)).convert("RGB")


def coloured() -> Image.Image:
    picture = greys()
    picture.putpixel((7, 7), (200, 0, 0))
    return picture


def read(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("dpi", [300, 600, 1200])
def test_a_tiff_tells_its_resolution_in_both_directions_by_the_inch(dpi: int) -> None:
    with read(picture_file(coloured(), dpi=dpi, form="tif")) as tiff:
        assert tiff.info["dpi"] == (dpi, dpi)
        assert tiff.tag_v2[RESOLUTION_UNIT] == INCH


def test_a_tiff_is_one_page_packed_without_loss() -> None:
    with read(picture_file(coloured(), dpi=300, form="tif")) as tiff:
        assert (tiff.n_frames, tiff.info["compression"], tiff.mode) == (1, "tiff_lzw", "RGB")
        assert tiff.tobytes() == coloured().tobytes()


@pytest.mark.parametrize("picture", [greys(), coloured()])
def test_a_tiff_has_no_tag_that_it_could_be_read_without(picture: Image.Image) -> None:
    with read(picture_file(picture, dpi=300, form="tif")) as tiff:
        assert set(tiff.tag_v2) <= NEEDED


def test_a_png_tells_its_resolution() -> None:
    with read(picture_file(coloured(), dpi=600, form="png")) as png:
        assert png.info == {"dpi": pytest.approx((600, 600), abs=0.01)}


@pytest.mark.parametrize("form", ["tif", "png"])
def test_greys_take_one_channel_and_look_the_same(form: PictureForm) -> None:
    with read(picture_file(greys(), dpi=300, form=form)) as picture:
        assert picture.mode == "L"
        assert picture.convert("RGB").tobytes() == greys().tobytes()


def test_a_single_coloured_pixel_is_colour() -> None:
    assert is_grey(greys())
    assert not is_grey(coloured())


@pytest.mark.parametrize("form", ["tif", "png"])
def test_what_a_picture_carries_stays_behind(form: PictureForm) -> None:
    picture = coloured()
    picture.info = {"comment": "Jane Doe 1954", "exif": b"Jane Doe 1954", "icc_profile": b"Jane"}
    content = picture_file(picture, dpi=300, form=form)
    assert b"Jane" not in content
    assert b"Pillow" not in content


@pytest.mark.parametrize("form", ["tif", "png"])
def test_the_same_pixels_give_the_same_bytes(form: PictureForm) -> None:
    first, second = (picture_file(coloured(), dpi=300, form=form) for _ in range(2))
    assert first == second
