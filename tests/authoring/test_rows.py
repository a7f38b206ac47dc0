import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.door import case_facts
from casereports.record.models import Action, AuditLine, Case, Lesion, Treatment
from tests.authoring.pages import errors, tree, typed, words
from tests.factories.cases import CaseFactory, case_of


def address(name: str, case: Case, *arguments: object) -> str:
    return reverse(name, args=[case.slug, *arguments])


def lesion_of(case: Case) -> Lesion:
    return Lesion.objects.get(study__case=case)


def test_a_row_is_added_at_the_end_with_an_audit_line(case: Case, browser: Client) -> None:
    page = address("new-row", case, "complaints")
    before = case.changed
    answer = browser.post(page, {**typed(browser.get(page)), "name": "fever", "duration": "3 days"})
    assert answer.headers["Location"] == address("part", case, "presentation") + "#complaints"
    row = case.complaints.last()
    assert (row.name, row.key, row.position) == ("fever", "fever", 1)
    line = AuditLine.objects.filter(case=case).first()
    assert (line.action, line.detail, line.who) == (Action.CHANGED, "complaint added", case.owner)
    case.refresh_from_db()
    assert case.changed > before


def test_no_finding_stands_in_an_audit_line(case: Case, browser: Client) -> None:
    page = address("row", case, "lesions", lesion_of(case).pk)
    browser.post(page, {**typed(browser.get(page)), "site": "left breast"})
    details = " ".join(AuditLine.objects.values_list("detail", flat=True))
    assert "breast" not in details


def test_an_error_stands_at_the_field_and_in_a_summary_and_the_words_stay(
    case: Case, browser: Client
) -> None:
    page = address("new-row", case, "labs")
    answer = browser.post(page, {"analyte": "ALP", "result": "many", "specimen": "serum"})
    (summary,) = errors(answer)
    assert summary.startswith("Result: ")
    link = tree(answer).xpath("//*[contains(@class, 'error-summary')]//a/@href")
    assert link == ["#id_result"]
    field = tree(answer).xpath("//input[@id='id_result']")[0]
    assert field.get("value") == "many"
    assert "is-invalid" in field.get("class")
    assert tree(answer).xpath("//input[@id='id_specimen']/@value") == ["serum"]
    assert case.labs.count() == 0


def test_an_error_in_a_rare_field_unfolds_it(case: Case, browser: Client) -> None:
    page = address("new-row", case, "labs")
    answer = browser.post(page, {"analyte": "ALP", "result": "147 U/L", "key": "A key"})
    assert tree(answer).xpath("//details[@class='fold']/@open") != []


def test_a_list_is_typed_one_on_each_line_whatever_the_browser_sends(
    case: Case, browser: Client
) -> None:
    page = address("row", case, "imaging", case.imaging.get().pk)
    lines = "no liver metastasis\r\n\r\nno ascites\r\n"
    browser.post(page, {**typed(browser.get(page)), "negatives": lines, "impression": "A\r\nB"})
    study = case_facts(case).imaging[0]
    assert study.negatives == ("no liver metastasis", "no ascites")
    assert study.impression == "A\nB"


def test_a_second_row_of_the_same_name_gets_a_key_of_its_own_in_the_whole_case(
    case: Case, browser: Client
) -> None:
    other = case.imaging.create(modality="CT", key="ct")
    page = address("new-row-below", case, "imaging", other.pk, "lesions")
    lesion = lesion_of(case)
    lesion.key = "liver"
    lesion.save()
    browser.post(page, {**typed(browser.get(page)), "site": "liver"})
    assert [row.key for row in case_facts(case).lesions] == ["liver", "liver-2"]


def test_a_key_that_another_row_of_the_case_has_is_refused(case: Case, browser: Client) -> None:
    other = case.imaging.create(modality="CT", key="ct")
    page = address("new-row-below", case, "imaging", other.pk, "lesions")
    answer = browser.post(page, {**typed(browser.get(page)), "site": "liver", "key": "mass"})
    assert errors(answer)[0].startswith("Key: Another row")


def test_a_key_that_a_sibling_has_is_refused(case: Case, browser: Client) -> None:
    page = address("new-row", case, "complaints")
    answer = browser.post(page, {**typed(browser.get(page)), "name": "fever", "key": "pain"})
    assert errors(answer) != []
    assert case.complaints.count() == 1


def test_a_section_stands_once(case: Case, browser: Client) -> None:
    page = address("new-row", case, "sections")
    text = {"kind": "introduction", "text": "Tumours are rare."}
    assert browser.post(page, text).status_code == 302
    (said,) = errors(browser.post(page, text))
    assert said.endswith("The paper has this section already; change it there.")


def test_a_link_offers_rows_of_the_same_case_alone(
    author: User, case: Case, browser: Client
) -> None:
    mine = Treatment.objects.create(case=case, kind="drug", name="my drug")
    other = CaseFactory(owner=author)
    theirs = Treatment.objects.create(case=other, kind="drug", name="their drug")
    page = address("new-row", case, "adverse_events")
    offered = tree(browser.get(page)).xpath("//select[@id='id_treatment']/option/@value")
    assert offered == ["", str(mine.pk)]
    answer = browser.post(page, {"name": "nausea", "treatment": theirs.pk})
    assert errors(answer)[0].startswith("Treatment: ")


def test_a_diagnosis_does_not_offer_to_replace_itself(case: Case, browser: Client) -> None:
    row = case.diagnoses.create(name="a tumour", key="tumour")
    page = browser.get(address("row", case, "diagnoses", row.pk))
    assert tree(page).xpath("//select[@id='id_revises']/option/@value") == [""]


def test_removing_asks_and_says_what_goes_with_the_row(case: Case, browser: Client) -> None:
    study = case.imaging.get()
    lesion_of(case).signals.create(sequence="T2", appearance="high")
    page = address("remove-row", case, "imaging", study.pk)
    said = words(browser.get(page))
    assert "With it go: Lesions: 1" in said
    assert "Signal by sequence: 1" in said
    assert case.imaging.count() == 1
    browser.post(page)
    assert case.imaging.count() == 0
    assert AuditLine.objects.filter(case=case).first().detail == "imagingstudy removed"


def test_a_row_that_the_time_of_another_names_is_not_removed(case: Case, browser: Client) -> None:
    row = case.procedures.create(key="biopsy", kind="biopsy")
    event = {"kind": "anchor", "relation": "after", "anchor": "biopsy", "event": "procedure:biopsy"}
    case.complaints.create(name="fever", key="fever", when=event)
    answer = browser.post(address("remove-row", case, "procedures", row.pk), follow=True)
    assert "which is no row of the case" in words(answer)
    assert case.procedures.count() == 1


@pytest.mark.parametrize(
    ("moved", "step", "order"),
    [
        (2, "up", ["a", "c", "b"]),
        (0, "down", ["b", "a", "c"]),
        (0, "up", ["a", "b", "c"]),
        (2, "down", ["a", "b", "c"]),
        (1, "sideways", ["a", "b", "c"]),
    ],
)
def test_a_row_moves_in_its_list(
    moved: int, step: str, order: list[str], author: User, browser: Client
) -> None:
    rows = [{"key": name, "name": name} for name in "abc"]
    case = case_of(author, {"complaints": rows})
    row = case.complaints.all()[moved]
    browser.post(address("move-row", case, "complaints", row.pk), {"step": step})
    assert [row.name for row in case.complaints.all()] == order


def test_a_new_row_with_lists_below_opens_to_fill_them(case: Case, browser: Client) -> None:
    page = address("new-row", case, "imaging")
    answer = browser.post(page, {**typed(browser.get(page)), "modality": "CT"})
    study = case.imaging.last()
    assert answer.headers["Location"] == address("row", case, "imaging", study.pk)


def test_save_and_add_another_stays_on_the_empty_form(case: Case, browser: Client) -> None:
    page = address("new-row", case, "complaints")
    answer = browser.post(page, {**typed(browser.get(page)), "name": "fever", "another": ""})
    assert answer.headers["Location"] == page


def test_a_link_from_a_check_brings_its_choice_along(case: Case, browser: Client) -> None:
    page = browser.get(address("new-row", case, "sections") + "?kind=discussion")
    chosen = tree(page).xpath("//select[@id='id_kind']/option[@selected]/@value")
    assert chosen == ["discussion"]


def test_two_fields_on_one_page_are_saved_together_and_only_what_changed(
    case: Case, browser: Client
) -> None:
    page = address("part", case, "consent")
    sent = typed(browser.get(page))
    browser.post(page, {**sent, "perspective-account": "I was in pain."})
    facts = case_facts(case)
    assert facts.perspective.account == "I was in pain."
    assert facts.consent is None
    browser.post(page, {**typed(browser.get(page)), "consent-state": "given_by_patient"})
    facts = case_facts(case)
    assert facts.consent.state == "given_by_patient"
    assert facts.perspective.account == "I was in pain."


def test_a_choice_that_must_be_made_is_not_made_by_the_browser(case: Case, browser: Client) -> None:
    page = browser.get(address("new-row", case, "imaging"))
    options = tree(page).xpath("//select[@id='id_modality']/option/@value")
    assert options[0] == ""
