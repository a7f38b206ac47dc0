"""The addresses of the reviewers' pages, and of asking reviewers."""

from django.urls import path

from casereports.review.views import (
    inviting,
    reviewer_changes,
    reviewer_files,
    reviewing,
    reviewing_page,
    reviewing_saving,
)

INVITATION = "editing/<uuid:uuid>/reviewers/<uuid:invitation>"
LINK = "reviewing/link/<str:token>"
REVIEW = "reviewing/<uuid:uuid>"

urlpatterns = [
    path("editing/<uuid:uuid>/reviewers/", inviting.invite, name="invite-reviewer"),
    path(f"{INVITATION}/remind/", inviting.remind, name="remind-reviewer"),
    path(f"{INVITATION}/renew/", inviting.renew, name="renew-reviewer"),
    path(f"{INVITATION}/due/", inviting.put_off, name="put-off-reviewer"),
    path(f"{INVITATION}/release/", inviting.release, name="release-reviewer"),
    path("reviewing/", reviewing.reviews, name="reviews"),
    path(f"{LINK}/", reviewing.link, name="reviewer-link"),
    path(f"{LINK}/accept/", reviewing.accept, name="accept-review"),
    path(f"{LINK}/open/", reviewing.open_review, name="open-review"),
    path(f"{LINK}/decline/", reviewing.decline, name="decline-review"),
    path(f"{REVIEW}/asked/", reviewing.asked, name="asked-review"),
    path(f"{REVIEW}/asked/accept/", reviewing.accept_asked, name="accept-asked"),
    path(f"{REVIEW}/asked/decline/", reviewing.decline_asked, name="decline-asked"),
    path(f"{REVIEW}/", reviewing_page.review, name="review"),
    path(f"{REVIEW}/keep/", reviewing_page.keep_review, name="keep-review"),
    path(f"{REVIEW}/hand-in/", reviewing_page.hand_in_review, name="hand-in-review"),
    path(f"{REVIEW}/note/", reviewing_page.add_plain_comment, name="add-plain-comment"),
    path(
        f"{REVIEW}/note/<int:pk>/drop/",
        reviewing_page.drop_plain_comment,
        name="drop-plain-comment",
    ),
    path(f"{REVIEW}/save/", reviewing_saving.save_review, name="save-review"),
    path(
        f"{REVIEW}/checklist/<int:question>/",
        reviewing_saving.save_checklist,
        name="save-checklist",
    ),
    path(f"{REVIEW}/comments/", reviewing_saving.add_comment, name="add-comment"),
    path(f"{REVIEW}/comments/<int:pk>/", reviewing_saving.save_comment, name="save-comment"),
    path(f"{REVIEW}/comments/<int:pk>/drop/", reviewing_saving.drop_comment, name="drop-comment"),
    path(f"{REVIEW}/changes/<int:number>/", reviewer_changes.changes, name="review-changes"),
    path(
        f"{REVIEW}/changes/<int:number>/<str:form>/",
        reviewer_changes.changes_file,
        name="review-changes-file",
    ),
    path(f"{REVIEW}/files/<str:name>", reviewer_files.review_file, name="review-file"),
]
