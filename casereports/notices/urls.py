"""Addresses of the inbox; whose it is, is who asks."""

from django.urls import path

from casereports.notices import views

urlpatterns = [
    path("", views.inbox, name="notices"),
    path("open/", views.open_notice, name="open-notice"),
    path("read/", views.read, name="read-notices"),
    path("mail/", views.mail, name="mail-choice"),
]
