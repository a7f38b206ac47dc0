"""The article with its pictures, in one folder or one zip."""

import zipfile
from io import BytesIO

import pytest

from casereports.manuscript.nodes import Figure, Panel
from casereports.renderers.jats import ArticleData, RenderError, jats_files, pack_jats
from tests.renderers.jats.reading import XLINK, manuscript, opened
from tests.renderers.phantoms import phantom

ARTICLE = ArticleData()


def pixels(_figure: Figure, panel: Panel) -> bytes:
    return phantom(panel.image)


def test_pictures_are_named_by_figure_and_panel() -> None:
    files = jats_files(manuscript("figures"), article=ARTICLE, picture=pixels)
    assert list(files) == [
        "article.xml",
        "Figure1A.jpg",
        "Figure1B.jpg",
        "Figure1C.png",
        "Figure2.jpg",
        "Figure3.svg",
    ]
    links = [one.get(f"{XLINK}href") for one in opened(files["article.xml"]).iter("graphic")]
    assert links == list(files)[1:]


def test_a_picture_is_what_its_bytes_are() -> None:
    tiff = b"II*\x00" + bytes(8)
    files = jats_files(manuscript("figures"), article=ARTICLE, picture=lambda *_: tiff)
    kinds = {one.get("mime-subtype") for one in opened(files["article.xml"]).iter("graphic")}
    assert kinds == {"tiff"}
    assert files["Figure1A.tif"] == tiff


def test_the_zip_holds_the_files_and_is_the_same_each_time() -> None:
    made = [pack_jats(manuscript("figures"), article=ARTICLE, picture=pixels) for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(BytesIO(made[0])) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert found == jats_files(manuscript("figures"), article=ARTICLE, picture=pixels)


def test_bytes_that_are_no_picture_are_refused() -> None:
    with pytest.raises(RenderError, match="neither JPEG, PNG, TIFF nor SVG"):
        jats_files(manuscript("figures"), article=ARTICLE, picture=lambda *_: b"GIF89a")


def test_two_pictures_of_one_name_are_refused() -> None:
    whole = manuscript("figures")
    blocks = [
        block.model_copy(update={"number": 2}) if isinstance(block, Figure) else block
        for block in whole.body[0].blocks
        if not isinstance(block, Figure) or len(block.panels) == 1
    ]
    figures = [block for block in blocks if isinstance(block, Figure)]
    section = whole.body[0].model_copy(update={"blocks": tuple(figures)})
    with pytest.raises(RenderError, match="Two of the paper's pictures are called “Figure2"):
        jats_files(
            whole.model_copy(update={"body": (section,)}),
            article=ARTICLE,
            picture=lambda *_: b"\xff\xd8\xff",
        )
