"""Pictures with a red spot at a known place, as a finding that marks must stay on."""

from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

from casereports.figures.prepare import Prepared

RED, GROUND = (255, 0, 0), (60, 60, 60)
RADIUS = 6


def target(size: tuple[int, int], spot: tuple[float, float]) -> Image.Image:
    """Return a grey picture with a red disc at a place in percent."""
    picture = Image.new("RGB", size, GROUND)
    x, y = size[0] * spot[0] / 100, size[1] * spot[1] / 100
    box = (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
    ImageDraw.Draw(picture).ellipse(box, fill=RED)
    return picture


def prepared(picture: Image.Image) -> Prepared:
    out = BytesIO()
    picture.save(out, "PNG")
    return Prepared(
        content=out.getvalue(),
        media_type="image/png",
        width=picture.width,
        height=picture.height,
    )


def middle_of(content: bytes) -> tuple[float, float]:
    """Return the middle of the red disc in pixels."""
    with Image.open(BytesIO(content)) as picture:
        red, green, _ = picture.convert("RGB").split()
    mask = red.point(lambda value: 255 * (value > 200))
    mask.paste(0, mask=green.point(lambda value: 255 * (value > 150)))
    box = mask.getbbox()
    assert box is not None
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def tip_of(picture: Image.Image, way: tuple[int, int]) -> tuple[float, float]:
    """Return how far a yellow arrow reaches in its way, in percent of the picture."""
    red, green, blue = picture.convert("RGB").split()
    mask = ImageChops.multiply(
        ImageChops.multiply(over(red, 200), over(green, 180)), under(blue, 110)
    )
    box = mask.getbbox()
    assert box is not None
    left, top, right, bottom = box
    x = {-1: left, 0: (left + right) / 2, 1: right}[way[0]]
    y = {-1: top, 0: (top + bottom) / 2, 1: bottom}[way[1]]
    return 100 * x / picture.width, 100 * y / picture.height


def over(band: Image.Image, least: int) -> Image.Image:
    return band.point(lambda value: 255 * (value > least))


def under(band: Image.Image, most: int) -> Image.Image:
    return band.point(lambda value: 255 * (value < most))
