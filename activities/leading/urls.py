"""Addresses of those who lead follow-ups, below ``/uppfoljningar/``."""

from django.urls import path

from activities.leading import new_views, reminding_views, views

app_name = "leading"

LEAD = "<slug:code>/<isodate:cut_off>/leda/"

urlpatterns = [
    path("ny/", new_views.new, name="new"),
    path(LEAD, views.lead, name="lead"),
    path(f"{LEAD}stang/", views.close, name="close"),
    path(f"{LEAD}oppna/", views.reopen, name="open"),
    path(f"{LEAD}datum/", views.move, name="move"),
    path(f"{LEAD}ledare/", views.leader, name="leader"),
    path(f"{LEAD}paminn/", reminding_views.remind, name="remind"),
]
