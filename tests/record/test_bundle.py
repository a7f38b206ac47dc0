"""Case files on disk: nothing in them is trusted."""

import zipfile

import pytest

from casereports.clinical.casefile import CaseFileError
from casereports.record import bundle as room
from casereports.record.bundle import read_bundle, read_zip, write_folder, write_zip
from tests.factories.bundles import case_json, figure_files, folder_of, one_figure, zip_of
from tests.factories.every_field import every_field
from tests.factories.pictures import picture


def faults_of(call, *args) -> list[str]:
    with pytest.raises(CaseFileError) as caught:
        call(*args)
    return [str(fault) for fault in caught.value.faults]


def test_folder_and_zip_of_the_same_files_hold_the_same(tmp_path):
    folder = read_bundle(folder_of(tmp_path / "case", figure_files()))
    file = tmp_path / "case.zip"
    file.write_bytes(zip_of(figure_files()))
    assert read_bundle(file) == folder
    assert list(folder.figures) == ["panel.png"]


def test_written_zip_is_read_back_and_written_the_same():
    facts, figures = every_field(), {"panel.png": picture()}
    content = write_zip(facts, figures)
    read = read_zip(content)
    assert (read.facts(), read.figures) == (facts, figures)
    assert write_zip(read.facts(), read.figures) == content


def test_written_folder_is_read_back(tmp_path):
    facts, figures = every_field(), {"panel.png": picture()}
    write_folder(facts, figures, tmp_path / "out")
    read = read_bundle(tmp_path / "out")
    assert (read.facts(), read.figures) == (facts, figures)


def test_folder_that_holds_something_is_not_written_into(tmp_path):
    folder_of(tmp_path, {"thesis.docx": "years of work"})
    with pytest.raises(FileExistsError, match="is not empty"):
        write_folder(every_field(), {}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({}, "case.json: there is no case.json in it"),
        ({"case.json": "{}", "notes.txt": "x"}, "notes.txt: a case file holds case.json and"),
        ({"case.json": "{}", "figures/a/b.png": "x"}, "figures/a/b.png: a case file holds"),
        ({"case.json": b"\xff\xfe"}, "case.json: the text is not UTF-8"),
        ({"case.json": "{}", "../evil.png": "x"}, "../evil.png: the name leads out of the"),
        ({"case.json": "{}", "figures/../../evil": "x"}, "figures/../../evil: the name leads out"),
        ({"case.json": "{}", "/etc/passwd": "x"}, "/etc/passwd: the name leads out of the"),
        ({"case.json": "{}", "figures\\..\\evil": "x"}, "figures\\..\\evil: the name leads out"),
    ],
)
def test_odd_zip_is_refused_with_a_sentence(files, fault):
    assert faults_of(read_zip, zip_of(files))[0].startswith(fault)


def test_zip_with_a_file_twice_is_refused(recwarn):
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = _twice("case.json", case_json({}))
    assert faults_of(read_zip, content) == ["case.json: the file stands twice in the zip"]


def _twice(name: str, text: str) -> bytes:
    import io

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, text)
        archive.writestr(name, text)
    return target.getvalue()


def test_zip_bomb_is_refused_before_it_unpacks(monkeypatch):
    monkeypatch.setattr(room, "MOST_FILE_BYTES", 1_000_000)
    bomb = zip_of({"case.json": "{}", "figures/a.png": b"\0" * 50_000_000})
    assert len(bomb) < 100_000
    assert faults_of(read_zip, bomb) == ["figures/a.png: the file unpacks to more than 0 MB"]


def test_zip_of_many_files_is_refused(monkeypatch):
    monkeypatch.setattr(room, "MOST_FILES", 3)
    many = zip_of({f"figures/{number}.png": "x" for number in range(5)})
    assert faults_of(read_zip, many) == ["the case file holds more than 3 files"]


def test_zip_of_too_many_bytes_in_all_is_refused(monkeypatch):
    monkeypatch.setattr(room, "MOST_BYTES", 5_000)
    heavy = zip_of({f"figures/{number}.png": b"\0" * 2_000 for number in range(4)})
    assert faults_of(read_zip, heavy) == ["the case file unpacks to more than 0 MB"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"not a zip at all"])
def test_what_is_no_zip_is_refused(content):
    assert faults_of(read_zip, content) == ["the file is not a zip, or it is damaged or encrypted"]


def test_link_in_a_folder_is_refused(tmp_path):
    folder = folder_of(tmp_path / "case", figure_files())
    (folder / "figures" / "passwd.png").symlink_to("/etc/passwd")
    assert faults_of(read_bundle, folder) == [
        "figures/passwd.png: a case file holds plain files, no links"
    ]


def test_path_of_nothing_is_refused(tmp_path):
    assert faults_of(read_bundle, tmp_path / "none") == [
        f"there is no file or folder {tmp_path / 'none'}"
    ]


def test_case_json_alone_is_refused_with_a_hint(tmp_path):
    folder = folder_of(tmp_path, figure_files())
    assert faults_of(read_bundle, folder / "case.json") == [
        "case.json alone is no case file; name its folder, or a zip of it"
    ]


def test_what_computers_leave_in_folders_is_passed_over(tmp_path):
    folder = folder_of(tmp_path, {**figure_files(), ".DS_Store": "x", "figures/Thumbs.db": "x"})
    assert list(read_bundle(folder).figures) == ["panel.png"]


def test_figure_that_is_not_there_is_named():
    read = read_zip(zip_of({"case.json": case_json(one_figure("lost.png"))}))
    assert faults_of(read.facts) == [
        "case.figures[0].panels[0].file: there is no figures/lost.png in the case file"
    ]
