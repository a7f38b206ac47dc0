"""The addresses of the authors' pages."""

from django.urls import path

from casereports.review.views import (
    answering,
    author_files,
    changes,
    following,
    revising,
    submitting,
    withdrawing,
)

urlpatterns = [
    path("cases/<slug:slug>/submit/", submitting.submit, name="submit"),
    path("cases/<slug:slug>/submit/paper.pdf", submitting.submit_pdf, name="submit-pdf"),
    path("submissions/", following.submissions, name="submissions"),
    path("submissions/<uuid:uuid>/", following.submission, name="submission"),
    path("submissions/<uuid:uuid>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("submissions/<uuid:uuid>/answers/<int:pk>/", answering.save_answer, name="save-answer"),
    path("submissions/<uuid:uuid>/letters/", answering.author_letter, name="author-letter"),
    path("submissions/<uuid:uuid>/revise/", revising.revise, name="revise"),
    path("submissions/<uuid:uuid>/revise/paper.pdf", revising.revise_pdf, name="revise-pdf"),
    path("submissions/<uuid:uuid>/changes/<int:number>/", changes.changes, name="changes"),
    path(
        "submissions/<uuid:uuid>/changes/<int:number>/<str:form>/",
        changes.changes_file,
        name="changes-file",
    ),
    path(
        "submissions/<uuid:uuid>/snapshots/<int:number>/<str:name>",
        author_files.submission_file,
        name="submission-file",
    ),
]
