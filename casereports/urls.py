"""Every address of the site."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from casereports.web.about import about

# The data manager's pages share the one sign-in, so its rate limit and second factor hold there.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("about/", about, name="about"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("notices/", include("casereports.notices.urls")),
    path("", include("casereports.review.urls")),
    path("", include("casereports.authoring.urls")),
]
