"""The addresses of the editors' pages."""

from django.urls import URLPattern, path

from casereports.review.views import (
    deciding,
    editor_comments,
    editor_files,
    editor_letters,
    judging,
    moves,
    queue,
)

urlpatterns: list[URLPattern] = [
    path("editing/", queue.queue, name="queue"),
    path("editing/views/", queue.save_view, name="save-view"),
    path("editing/views/<int:pk>/drop/", queue.drop_view, name="drop-view"),
    path("editing/assign/", queue.assign, name="assign"),
    path("editing/<uuid:uuid>/", judging.judge, name="judge"),
    path("editing/<uuid:uuid>/changes/<int:number>/", judging.judge_changes, name="judge-changes"),
    path("editing/<uuid:uuid>/move/<str:name>/", moves.move_submission, name="move-submission"),
    path("editing/<uuid:uuid>/anonymity/", moves.anonymity, name="anonymity"),
    path("editing/<uuid:uuid>/decide/", deciding.decide, name="decide"),
    path("editing/<uuid:uuid>/decide/letter/", deciding.save_letter, name="save-letter"),
    path("editing/<uuid:uuid>/letters/", editor_letters.send, name="editor-letter"),
    path("editing/<uuid:uuid>/comments/", editor_comments.add, name="editor-comment"),
    path(
        "editing/<uuid:uuid>/comments/<int:pk>/",
        editor_comments.save,
        name="save-editor-comment",
    ),
    path(
        "editing/<uuid:uuid>/comments/<int:pk>/drop/",
        editor_comments.drop,
        name="drop-editor-comment",
    ),
    path(
        "editing/<uuid:uuid>/snapshots/<int:number>/<str:name>",
        editor_files.judge_file,
        name="judge-file",
    ),
]
