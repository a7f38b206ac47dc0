"""Addresses of the author's pages. A case is named by its slug, a row by its number."""

from django.urls import path

from casereports.authoring.views import (
    cases,
    desk,
    figures,
    grids,
    parts,
    reading,
    references,
    report,
    rows,
)

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("cases/new/", cases.new_case, name="new-case"),
    path("cases/import/", cases.import_from_file, name="import-case"),
    path("cases/<slug:slug>/", reading.case, name="case"),
    path("cases/<slug:slug>/archive/", cases.archive, name="archive-case"),
    path("cases/<slug:slug>/restore/", cases.restore, name="restore-case"),
    path("cases/<slug:slug>/case.zip", cases.case_file, name="case-file"),
    path("cases/<slug:slug>/pictures/<str:sha256>", reading.picture, name="picture"),
    path("cases/<slug:slug>/consent-form", reading.consent_form, name="consent-form"),
    path("cases/<slug:slug>/report/", report.report, name="report"),
    path("cases/<slug:slug>/report.pdf", report.report_pdf, name="report-pdf"),
    path("cases/<slug:slug>/paper.html", report.paper_html, name="paper-html"),
    path("cases/<slug:slug>/edit/<str:key>/", parts.part, name="part"),
    path("cases/<slug:slug>/edit/figures/upload/", figures.upload, name="upload-pictures"),
    path(
        "cases/<slug:slug>/edit/figures/pictures/<int:pk>/remove/",
        figures.remove,
        name="remove-picture",
    ),
    path("cases/<slug:slug>/edit/references/paste/", references.paste, name="paste-references"),
    path("cases/<slug:slug>/edit/<str:name>/new/", rows.new_row, name="new-row"),
    path("cases/<slug:slug>/edit/<str:name>/all/", grids.whole, name="grid"),
    path("cases/<slug:slug>/edit/<str:name>/<int:pk>/", rows.row, name="row"),
    path("cases/<slug:slug>/edit/<str:name>/<int:pk>/remove/", rows.remove, name="remove-row"),
    path("cases/<slug:slug>/edit/<str:name>/<int:pk>/move/", rows.move, name="move-row"),
    path(
        "cases/<slug:slug>/edit/<str:name>/<int:pk>/<str:child>/new/",
        rows.new_row_below,
        name="new-row-below",
    ),
    path(
        "cases/<slug:slug>/edit/<str:name>/<int:pk>/<str:child>/all/",
        grids.below,
        name="grid-below",
    ),
]
