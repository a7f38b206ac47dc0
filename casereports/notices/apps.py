from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from casereports.notices import own_kinds
from casereports.notices.kinds import register


class NoticesConfig(AppConfig):
    name = "casereports.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        register(*own_kinds.ALL)
