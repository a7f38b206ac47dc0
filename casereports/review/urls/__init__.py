"""The addresses of the review: its authors', editors' and reviewers' pages, and the articles."""

from casereports.review.urls import articles, authors, editors, reviewers

urlpatterns = [
    *authors.urlpatterns,
    *editors.urlpatterns,
    *reviewers.urlpatterns,
    *articles.urlpatterns,
]
