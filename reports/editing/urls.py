"""Addresses of the parts of a plan; KIND/ID names a part."""

from django.urls import path

from reports.editing.views import moving, removing, saving

PLAN = "objektplaner/<slug:code>/"
KIND = f"{PLAN}redigera/<slug:kind>/"
PART = f"{KIND}<str:ident>/"

urlpatterns = [
    path(f"{KIND}ny/", saving.new, name="edit_new"),
    path(PART, saving.edit, name="edit"),
    path(f"{PART}visa/", saving.show, name="edit_show"),
    path(f"{PART}flytta/", moving.move, name="edit_move"),
    path(f"{PART}ta-bort/", removing.remove, name="edit_remove"),
]
