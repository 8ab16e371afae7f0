"""Addresses of the parts of a plan; KIND/ID names a part."""

from django.urls import path

from reports.editing.views import (
    activities,
    history,
    moving,
    presence,
    removing,
    restoring,
    saving,
)

PLAN = "objektplaner/<slug:code>/"
KIND = f"{PLAN}redigera/<slug:kind>/"
PART = f"{KIND}<str:ident>/"

urlpatterns = [
    path("aktiviteter/ny/", activities.new, name="activity_new"),
    path("aktiviteter/<slug:code>/<int:number>/andra/", activities.change, name="activity_edit"),
    path(f"{PLAN}historik/", history.plan_history, name="plan_history"),
    path(f"{PLAN}narvaro/", presence.here, name="plan_presence"),
    path(f"{KIND}ny/", saving.new, name="edit_new"),
    path(PART, saving.edit, name="edit"),
    path(f"{PART}visa/", saving.show, name="edit_show"),
    path(f"{PART}flytta/", moving.move, name="edit_move"),
    path(f"{PART}ta-bort/", removing.remove, name="edit_remove"),
    path(f"{PART}historik/", history.history, name="edit_history"),
    path(f"{PART}aterstall/<int:record>/", restoring.restore, name="edit_restore"),
    path(f"{PART}narvaro/", presence.note, name="edit_presence"),
]
