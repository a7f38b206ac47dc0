"""The addresses of published articles, and of the page on which editors publish them."""

from django.urls import path

from casereports.review.views import articles, publishing
from casereports.review.views.erased import tells_erased

urlpatterns = [
    path("editing/<uuid:uuid>/publication/", publishing.publication, name="publication"),
    path("editing/<uuid:uuid>/publication/publish/", publishing.publish, name="publish"),
    path("editing/<uuid:uuid>/publication/retract/", publishing.retract, name="retract"),
    path("editing/<uuid:uuid>/publication/correct/", publishing.correct, name="correct"),
    path(
        "editing/<uuid:uuid>/publication/article.<str:ending>",
        publishing.draft_file,
        name="publication-file",
    ),
    path("articles/", articles.articles, name="articles"),
    path("articles/<str:number>/", tells_erased(articles.article), name="article"),
    path(
        "articles/<str:number>/article.<str:ending>",
        tells_erased(articles.article_file),
        name="article-file",
    ),
    path(
        "articles/<str:number>/pictures/<str:sha256>",
        tells_erased(articles.article_picture),
        name="article-picture",
    ),
]
