"""The files of a submission's snapshots, as an editor takes them."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casereports.clinical.facts.paper import Panel
from casereports.clinical.facts.sources import all_rows
from casereports.pipeline.freezing import hash_of, images_of
from casereports.record.actions.locking import unlock_case
from casereports.record.bundle import read_zip
from casereports.record.models import Action, AuditLine, Complaint
from casereports.review.frozen_files import folder_of
from casereports.review.models import Submission
from casereports.review.thawing import newest, paper_of
from tests.authoring.pages import tree, words
from tests.factories.review import AUTHORS, snapshot_of


def file_of(browser: Client, submission: Submission, name: str, number: int = 1) -> Any:
    return browser.get(reverse("judge-file", args=[submission.uuid, number, name]))


def revised(submission: Submission) -> Submission:
    """Has the author add a complaint and hand in the next snapshot."""
    unlock_case(case=submission.case, who=None, reason="major")
    Complaint.objects.create(case=submission.case, name="fever at night", key="fever", position=9)
    submission.case.save()
    snapshot_of(submission)
    return submission


def test_the_pictures_of_the_paper_are_those_of_the_snapshot(
    submitted: Submission, browser: Client
) -> None:
    (source, *_more) = tree(browser.get(reverse("judge", args=[submitted.uuid]))).xpath(
        "//article//img/@src"
    )
    picture = browser.get(source)
    assert hash_of(picture.content) == source.rpartition("/")[2]
    assert picture["Cache-Control"] == "private, max-age=86400, immutable"
    assert file_of(browser, submitted, "0" * 64).status_code == 404


@pytest.mark.parametrize(
    ("name", "media_type", "start"),
    [
        ("paper.pdf", "application/pdf", b"%PDF"),
        ("blinded.pdf", "application/pdf", b"%PDF"),
        ("paper.html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("case.zip", "application/zip", b"PK"),
        ("snapshot.json", "application/json", b"{"),
    ],
)
def test_each_file_can_be_taken(
    name: str, media_type: str, start: bytes, submitted: Submission, browser: Client
) -> None:
    answer = file_of(browser, submitted, name)
    assert (answer["Content-Type"], answer.content[: len(start)].lower()) == (
        media_type,
        start.lower(),
    )
    assert f"{submitted.number}.1-{name}" in answer["Content-Disposition"]
    line = AuditLine.objects.filter(action__in=(Action.READ, Action.EXPORTED)).latest("pk")
    assert line.detail == f"{submitted.number}.1 {name}"


def test_a_word_file_is_a_zip_of_xml(submitted: Submission, browser: Client) -> None:
    content = file_of(browser, submitted, "paper.docx").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "word/document.xml" in archive.namelist()


def test_the_blinded_file_names_no_author(submitted: Submission, browser: Client) -> None:
    given, family = (str(AUTHORS["authors"][0][name]) for name in ("given", "family"))
    content = file_of(browser, submitted, "blinded.pdf").content
    assert [name for name in (given, family) if name.encode() in content] == []
    assert content != file_of(browser, submitted, "paper.pdf").content


def test_the_case_file_is_what_was_handed_in(submitted: Submission, browser: Client) -> None:
    bundle = read_zip(file_of(browser, submitted, "case.zip").content)
    facts = paper_of(newest(submitted)).facts
    panels = [row.file for _source, row in all_rows(facts) if isinstance(row, Panel)]
    assert (bundle.facts(), sorted(bundle.figures)) == (facts, sorted(panels))


def test_the_list_of_hashes_tells_the_files(submitted: Submission, browser: Client) -> None:
    lines = file_of(browser, submitted, "hashes.txt").content.decode().splitlines()
    listed = {name: sha256 for sha256, name in (line.split("  ") for line in lines)}
    for name in ("paper.pdf", "snapshot.json"):
        assert hash_of(file_of(browser, submitted, name).content) == listed.pop(name)
    images = {image.sha256 for image in images_of(paper_of(newest(submitted)).manuscript)}
    assert set(listed.values()) == images


def test_a_file_that_was_altered_on_the_server_is_not_handed_out(
    submitted: Submission, browser: Client
) -> None:
    path = folder_of(submitted.uuid) / newest(submitted).pdf
    path.write_bytes(b"%PDF of another patient")
    answer = file_of(browser, submitted, "paper.pdf")
    assert (answer.status_code, "Please tell an administrator" in words(answer)) == (500, True)


@pytest.mark.parametrize("name", ["nothing.pdf", "changes.pdf", "..", "paper.exe"])
def test_a_file_that_is_not_there_is_not_found(
    name: str, submitted: Submission, browser: Client
) -> None:
    assert file_of(browser, submitted, name).status_code == 404


def test_a_revision_shows_what_changed(submitted: Submission, browser: Client) -> None:
    revised(submitted)
    page = browser.get(reverse("judge-changes", args=[submitted.uuid, 2]))
    assert "fever at night" in words(page)
    assert file_of(browser, submitted, "changes.docx", 2).content[:2] == b"PK"
    first = reverse("judge-changes", args=[submitted.uuid, 1])
    assert browser.get(first).status_code == 404
