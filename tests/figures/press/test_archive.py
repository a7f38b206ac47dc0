import zipfile
from io import BytesIO

from casereports.figures.press.archive import packed

FILES = [("Figure1.tif", b"pixels"), ("figures.txt", "Legend: β-cells".encode())]


def test_a_zip_holds_the_files_in_their_order():
    with zipfile.ZipFile(BytesIO(packed(FILES))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == FILES
        assert archive.testzip() is None


def test_a_zip_tells_neither_when_nor_where_it_was_made():
    with zipfile.ZipFile(BytesIO(packed(FILES))) as archive:
        told = {(entry.date_time, entry.create_system) for entry in archive.infolist()}

    assert told == {((1980, 1, 1, 0, 0, 0), 3)}


def test_the_same_files_give_the_same_zip():
    assert packed(FILES) == packed(iter(FILES))
