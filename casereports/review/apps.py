from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from casereports.notices.kinds import register
from casereports.review import notice_kinds


class ReviewConfig(AppConfig):
    name = "casereports.review"
    label = "review"
    verbose_name = _("Review")

    def ready(self) -> None:
        # Models can be imported from here on.
        from casereports.notices.reminders import register_reminders  # noqa: PLC0415
        from casereports.review.reminders import due_reminders  # noqa: PLC0415

        register(*notice_kinds.ALL)
        register_reminders(due_reminders)
