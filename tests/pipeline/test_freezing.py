"""What was submitted reads the same whatever becomes of the case, and of the format."""

import json
from pathlib import Path

import pytest

from casereports.authoring.management.commands.demo import load_example
from casereports.clinical.sentences import Sentence
from casereports.pipeline import Draft, SnapshotError, draft, freeze, print_as, thaw
from casereports.pipeline.freezing import hash_of, upgraded
from casereports.record.models import Case
from casereports.record.sentence_words import translated
from tests.factories.users import UserFactory

KEPT = Path(__file__).parent.parent / "cases" / "snapshots"


@pytest.fixture
def paper(db: None) -> Draft:
    UserFactory(username="author")
    return draft(Case.objects.get(slug=load_example(owner="author")))


def test_a_thawed_draft_is_the_one_that_was_frozen(paper: Draft) -> None:
    frozen = freeze(paper)
    again = thaw(frozen.content, frozen.files.__getitem__)
    assert again.facts == paper.facts
    assert again.manuscript == paper.manuscript
    assert again.problems == paper.problems
    assert print_as("pdf", again) == frozen.files[frozen.pdf]


def test_findings_are_told_in_the_language_of_who_reads_the_snapshot(paper: Draft) -> None:
    frozen = freeze(paper)
    again = thaw(frozen.content, frozen.files.__getitem__)
    for before, after in zip(paper.problems, again.problems, strict=True):
        assert isinstance(after.message, Sentence)
        assert translated(after.message) == translated(before.message)
        assert translated(after.where) == translated(before.where)


def test_the_same_draft_has_the_same_sha256(paper: Draft) -> None:
    one, other = freeze(paper), freeze(draft(Case.objects.get()))
    assert one.sha256 == other.sha256 == hash_of(one.content.encode())


def test_every_file_has_its_hash_for_a_name(paper: Draft) -> None:
    frozen = freeze(paper)
    assert len(frozen.files) == 16 + 1  # the example's panels, and the paper
    assert {hash_of(content): name for name, content in frozen.files.items()} == {
        name: name for name in frozen.files
    }
    listed = {one["sha256"] for one in json.loads(frozen.content)["files"]}
    assert listed == set(frozen.files)


@pytest.mark.parametrize("sample", sorted(KEPT.glob("*.json")), ids=lambda path: path.stem)
def test_a_snapshot_of_every_version_is_read(sample: Path) -> None:
    again = thaw(sample.read_text("utf-8").strip(), _no_file)
    assert again.facts.paper.title == again.manuscript.front.title == "Back pain: a case report"
    assert again.problems


def test_an_older_snapshot_is_upgraded_step_by_step() -> None:
    text = json.dumps({"format": "casereports-snapshot", "version": 1, "steps": []})
    steps = {
        older: lambda data, older=older: {**data, "steps": [*data["steps"], older]}
        for older in (1, 2)
    }
    assert upgraded(text, steps, newest=3)["steps"] == [1, 2]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a snapshot"),
        ("[]", "not a snapshot"),
        ('{"format": "casereports-case", "version": 1}', "not a snapshot"),
        ('{"format": "casereports-snapshot", "version": 99}', "newer version"),
        ('{"format": "casereports-snapshot", "version": true}', "can't be read"),
        ('{"format": "casereports-snapshot", "version": 1}', "can't be read"),
    ],
)
def test_what_is_no_snapshot_is_refused(text: str, said: str) -> None:
    with pytest.raises(SnapshotError, match=said):
        thaw(text, _no_file)


def _no_file(name: str) -> bytes:
    raise AssertionError(name)
