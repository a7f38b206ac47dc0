"""Pixels alone leave: a name planted in any place of a file is in none of what is made of it."""

import pytest

from casereports.figures.prepare import prepare
from casereports.figures.reading import (
    Box,
    Preparation,
    frames_strip,
    look,
    render,
    thumbnail,
)
from casereports.figures.reading.prepared import PictureError
from tests.figures.reading.planted import SECRET, all_planted, is_seen_in, opened

PLANTED = all_planted()
#: Bytes without which neither format is a picture; behind these stand pixels.
FOREIGN = (b"Exif", b"xmpmeta", b"Photoshop", b"mluc", b"ICC_PROFILE", b"8BIM", b"DICM")


@pytest.mark.parametrize("place", PLANTED)
def test_what_is_planted_in_the_file_is_not_in_the_copy(place):
    content = PLANTED[place]
    assert is_seen_in(content) or "time" in place or "palette" in place
    copy = render(content, Preparation())
    assert copy.content != content
    assert not is_seen_in(copy.content)
    assert [words for words in FOREIGN if words in copy.content] == []


@pytest.mark.parametrize("place", PLANTED)
def test_copy_is_the_same_when_it_is_prepared_again(place):
    copy = render(PLANTED[place], Preparation())
    assert render(copy.content, Preparation()) == copy
    assert prepare(copy.content) == copy


@pytest.mark.parametrize("place", PLANTED)
def test_nothing_planted_is_in_what_a_page_is_told_or_shows(place):
    content = PLANTED[place]
    told = look(content).model_dump_json()
    assert SECRET.decode() not in told
    small = [thumbnail(render(content, Preparation())), *frames_strip(content, 2)]
    assert [one for one in small if is_seen_in(one.content)] == []


@pytest.mark.parametrize("place", [name for name in PLANTED if name.startswith(("jpeg", "png"))])
def test_picture_of_a_case_file_is_cleaned_alike(place):
    assert not is_seen_in(prepare(PLANTED[place]).content)


@pytest.mark.parametrize(
    "place", ["jpeg-exif", "png-exif", "tiff-exif", "webp-all", "avif-all", "heic-all"]
)
def test_no_library_finds_a_word_in_the_copy(place):
    covered = Preparation(blackouts=(Box(left=0, top=0, right=20, bottom=10),))
    for chosen in (Preparation(), covered):
        with opened(render(PLANTED[place], chosen).content) as copy:
            assert (dict(copy.getexif()), set(copy.info) & {"exif", "xmp", "comment"}) == (
                {},
                set(),
            )


def test_refusal_says_nothing_of_what_stands_in_the_file():
    with pytest.raises(PictureError) as caught:
        look(PLANTED["dicom-tags"][:-2000])
    assert SECRET.decode() not in str(caught.value)
