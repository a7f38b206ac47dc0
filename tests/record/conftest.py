"""A data manager, and a case with every field set."""

import pytest
from django.contrib.auth import get_user_model

from casereports.accounts.models import Role
from casereports.clinical.casefile import write_case
from casereports.record.actions.cases import import_case
from casereports.record.actions.rows import save_row
from casereports.record.bundle import Bundle
from casereports.record.models import OwnTerm, Shelf, Unfinished
from tests.factories.every_field import every_field
from tests.factories.pictures import original_of, picture
from tests.factories.sharing import author_link, invitation


@pytest.fixture
def manager():
    return get_user_model().objects.create_user(
        "manager", "manager@example.org", role=Role.ADMINISTRATOR
    )


@pytest.fixture
def site(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def full_case(manager):
    facts = every_field()
    case = import_case(
        who=manager, bundle=Bundle(case=write_case(facts), figures={"panel.png": picture()})
    )
    original_of(case.pictures.get())
    row = case.complaints.first()
    row.detail = "Changed since."
    save_row(case=case, who=manager, row=row)
    Unfinished.objects.create(case=case, who=manager, table="labs")
    OwnTerm.objects.create(shelf=Shelf.ANALYTE, name="house protein")
    invitation(case)
    author_link(case, case.authors.first())
    return case
