"""Pictures of cameras, scanners and programs: upright, in sRGB, on white, and no larger."""

import io
import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from casereports.figures.reading import (
    Box,
    Kind,
    PictureError,
    Preparation,
    Window,
    frames_strip,
    look,
    render,
    thumbnail,
)
from tests.factories.pictures import picture
from tests.figures.reading.files import pixels, saved
from tests.figures.reading.heic import heic

AS_IT_IS = Preparation()


def quarters(mode: str = "RGB") -> Image.Image:
    """Returns a picture whose four quarters differ, wider than high."""
    image = Image.new("RGB", (80, 40), "red")
    for colour, at in (("lime", (40, 0)), ("blue", (0, 20)), ("yellow", (40, 20))):
        image.paste(colour, (*at, at[0] + 40, at[1] + 20))
    return image.convert(mode)


def colours(content: bytes) -> list[tuple[int, ...]]:
    """Returns the colours of the quarters, row by row, to the next 32 steps."""
    with Image.open(io.BytesIO(content)) as seen:
        shown = seen.convert("RGB")
    places = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
    found = [shown.getpixel((int(x * shown.width), int(y * shown.height))) for x, y in places]
    return [tuple(min(255, (level + 16) // 32 * 32) for level in one) for one in found]


RED, LIME, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
UPRIGHT = [RED, LIME, BLUE, YELLOW]
#: Where the quarters are when a viewer has turned the picture as EXIF asks.
TURNED = {
    1: UPRIGHT,
    2: [LIME, RED, YELLOW, BLUE],
    3: [YELLOW, BLUE, LIME, RED],
    4: [BLUE, YELLOW, RED, LIME],
    5: [RED, BLUE, LIME, YELLOW],
    6: [BLUE, RED, YELLOW, LIME],
    7: [YELLOW, LIME, BLUE, RED],
    8: [LIME, YELLOW, RED, BLUE],
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", TURNED)
def test_picture_is_turned_upright(kind, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"subsampling": 0} if kind == "JPEG" else {}
    content = saved(quarters(), kind, exif=exif, **options)
    source, copy = look(content), render(content, AS_IT_IS)
    size = (40, 80) if orientation > 4 else (80, 40)
    assert (source.width, source.height) == (copy.width, copy.height) == size
    assert colours(copy.content) == TURNED[orientation]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "P"), ("JPEG", "CMYK"), ("TIFF", "CMYK"), ("TIFF", "LAB"), ("TIFF", "YCbCr")],
)
def test_colours_are_those_of_the_screen(kind, mode):
    image = quarters()
    if mode == "LAB":
        lab, screen = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        image = ImageCms.profileToProfile(image, screen, lab, outputMode="LAB")
    else:
        image = image.convert(mode)
    near = np.array(colours(render(saved(image, kind), AS_IT_IS).content)).astype(int)
    assert abs(near - np.array(UPRIGHT)).max() <= 64


def swapped_profile() -> bytes:
    """Returns a profile whose red is the screen's green, and the other way round."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", content, 128)[0]
    tags = {bytes(content[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    content[tags[b"rXYZ"] : tags[b"rXYZ"] + 4] = b"gXYZ"
    content[tags[b"gXYZ"] : tags[b"gXYZ"] + 4] = b"rXYZ"
    content = content.replace("sRGB".encode("utf-16-be"), "Swap".encode("utf-16-be"))
    return bytes(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_colours_of_a_profile_are_brought_to_the_screens(kind):
    options = {"lossless": True} if kind == "WEBP" else {}
    content = saved(quarters(), kind, icc_profile=swapped_profile(), **options)
    assert colours(render(content, AS_IT_IS).content)[:2] == [LIME, RED]


def test_profile_of_other_colours_is_ignored():
    content = saved(quarters("L"), "PNG", icc_profile=swapped_profile())
    assert (pixels(render(content, AS_IT_IS).content) == np.asarray(quarters("L"))).all()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_transparent_ground_becomes_white(kind):
    clear = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    assert (pixels(render(saved(clear, kind), AS_IT_IS).content) == 255).all()


def test_transparent_colour_of_a_palette_becomes_white():
    image = quarters("P")
    content = saved(image, "PNG", transparency=image.getpixel((0, 0)))
    assert colours(render(content, AS_IT_IS).content) == [(255, 255, 255), *UPRIGHT[1:]]


DEEP = (np.arange(64 * 16).reshape(16, 64) * 8 + 500).astype("u2")


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_keep_their_span_and_take_a_window(kind):
    content = saved(Image.fromarray(DEEP), kind)
    source = look(content)
    assert (source.deep, source.lowest, source.highest) == (True, 500, 8684)
    whole = pixels(render(content, AS_IT_IS).content)
    assert (whole.min(), whole.max()) == (0, 255)
    narrow = pixels(render(content, Preparation(window=Window(centre=600, width=20))).content)
    assert (narrow[0, 0], narrow[-1, -1]) == (0, 255)


def test_sixteen_bits_for_which_white_is_zero_are_turned_round():
    tags = {262: 0}
    content = saved(Image.fromarray(DEEP), "TIFF", tiffinfo=tags)
    seen = pixels(render(content, AS_IT_IS).content)
    assert (seen[0, 0], seen[-1, -1]) == (255, 0)


def test_numbers_with_a_point_keep_their_span():
    values = np.linspace(-1.5, 2.5, 64, dtype="f4").reshape(8, 8)
    content = saved(Image.fromarray(values), "TIFF")
    source = look(content)
    assert (float(source.lowest), float(source.highest)) == (-1.5, 2.5)
    assert pixels(render(content, AS_IT_IS).content)[0, 0] == 0


def test_window_for_colours_is_refused_with_what_to_do():
    with pytest.raises(PictureError, match="no window fits; remove it"):
        render(picture("JPEG"), Preparation(window=Window(centre=1, width=1)))


@pytest.mark.parametrize("packing", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_packed_pages_of_a_tiff_are_frames(packing):
    pages = [Image.new("L", (32, 24), level) for level in (10, 120, 250)]
    content = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression=packing)
    assert look(content).frames == 3
    seen = [pixels(render(content, Preparation(frame=number)).content) for number in range(3)]
    assert [int(one[5, 5]) for one in seen] == [10, 120, 250]


def test_moving_webp_is_a_series_of_frames():
    pages = [Image.new("RGB", (32, 24), (level, level, level)) for level in (0, 128, 255)]
    content = saved(pages[0], "WEBP", save_all=True, append_images=pages[1:], lossless=True)
    assert look(content).frames == 3
    greys = [int(pixels(small.content)[5, 5, 0]) for small in frames_strip(content, 3)]
    assert greys == [0, 128, 255]


def test_moving_png_is_refused_with_what_to_do():
    pages = [Image.new("L", (9, 9), level) for level in (0, 99)]
    content = saved(pages[0], "PNG", save_all=True, append_images=pages[1:])
    with pytest.raises(PictureError, match="save the one frame to print"):
        look(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_large_picture_is_made_smaller_in_its_shape(kind):
    copy = render(picture(kind, size=(1200, 300)), AS_IT_IS, longest=400)
    assert (copy.width, copy.height) == (400, 100)


def test_picture_made_smaller_in_bands_has_no_seams():
    image = Image.radial_gradient("L").resize((900, 1400), Image.Resampling.BICUBIC)
    copy = render(saved(image, "PNG"), AS_IT_IS, longest=700)
    whole = image.resize((450, 700), Image.Resampling.LANCZOS)
    seen = pixels(copy.content).astype(int)
    assert abs(seen - np.asarray(whole)).max() <= 1


def test_blackout_is_black_to_its_edges_and_leaves_the_rest():
    content = saved(Image.new("L", (1000, 400), 255), "PNG")
    box = Box(left=10, top=0, right="25.05", bottom=50)
    seen = pixels(render(content, Preparation(blackouts=(box,)), longest=500).content)
    assert (seen[:100, 50:126] == 0).all()
    assert (seen[103:] == 255).all()
    assert (seen[:, 130:] == 255).all()


def test_blackout_of_a_negative_is_black():
    content = saved(Image.new("L", (40, 40), 200), "PNG")
    box = Box(left=0, top=0, right=50, bottom=50)
    seen = pixels(render(content, Preparation(blackouts=(box,), inverted=True)).content)
    assert (seen[5, 5], seen[35, 35]) == (0, 55)


def test_nothing_of_what_is_covered_shines_through():
    written, blank = Image.new("L", (900, 900), 0), Image.new("L", (900, 900), 0)
    written.paste(255, (100, 100, 300, 200))
    box = Box(left=10, top=10, right=35, bottom=25)
    chosen = Preparation(blackouts=(box,))
    copies = [render(saved(one, "PNG"), chosen, longest=333) for one in (written, blank)]
    assert copies[0] == copies[1]


def test_thumbnail_is_small_in_pixels_and_bytes():
    noise = Image.effect_noise((1500, 900), 90).convert("RGB")
    small = thumbnail(render(saved(noise, "JPEG"), AS_IT_IS))
    assert (small.width, small.height, small.media_type) == (320, 192, "image/jpeg")
    assert len(small.content) <= 20_000


def test_clean_picture_passes_as_it_is_unless_something_is_chosen():
    content = picture("JPEG")
    assert render(content, AS_IT_IS).content == content
    assert render(content, Preparation(inverted=True)).content != content
    assert render(content, AS_IT_IS, longest=30).width == 30


def test_heif_family_is_one_kind_with_a_label():
    kinds = [look(content).kind for content in (picture("AVIF"), heic(BLOCKS))]
    assert (Kind.HEIC.label, kinds) == ("HEIC or AVIF", [Kind.HEIC, Kind.HEIC])


BLOCKS = quarters().resize((64, 32), Image.Resampling.NEAREST)


def test_picture_of_a_telephone_has_its_colours_and_becomes_a_jpeg():
    copy = render(heic(BLOCKS), AS_IT_IS)
    assert (copy.media_type, copy.width, copy.height) == ("image/jpeg", 64, 32)
    assert colours(copy.content) == UPRIGHT


def test_telephones_picture_is_turned_once_though_two_places_say_so():
    exif = Image.Exif()
    exif[0x0112] = 6
    content = heic(BLOCKS, exif=b"Exif\0\0" + exif.tobytes(), quarter_turns=3)
    source, copy = look(content), render(content, AS_IT_IS)
    assert (source.width, source.height) == (copy.width, copy.height) == (32, 64)
    assert colours(copy.content) == TURNED[6]


def test_colours_of_a_telephones_profile_are_brought_to_the_screens():
    copy = render(heic(BLOCKS, icc=swapped_profile()), AS_IT_IS)
    assert colours(copy.content)[:2] == [LIME, RED]
