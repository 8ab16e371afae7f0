"""Addresses of the parts of a plan; KIND/ID names a part."""

from django.urls import path

from reports.editing import views

PLAN = "objektplaner/<slug:code>/"
PART = f"{PLAN}redigera/<slug:kind>/<str:ident>/"

urlpatterns = [
    path(PART, views.edit, name="edit"),
    path(f"{PART}visa/", views.show, name="edit_show"),
]
