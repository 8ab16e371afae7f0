"""Addresses of documents; they end in the file's format where a file is meant."""

from django.urls import path

from reports import views
from reports.accessibility.urls import urlpatterns as accessibility
from reports.archiving.urls import urlpatterns as archiving
from reports.comparing.urls import urlpatterns as comparing
from reports.deciding.urls import urlpatterns as deciding
from reports.editing.urls import urlpatterns as editing
from reports.issued.urls import urlpatterns as issued
from reports.review.urls import urlpatterns as review
from reports.room.urls import urlpatterns as room

app_name = "reports"

urlpatterns = [
    path("objektplaner/", views.object_plans, name="objectplans"),
    path("objektplaner/<slug:code>/", views.object_plan, name="objectplan"),
    path("objektplaner/<slug:code>.pdf", views.object_plan_pdf, name="objectplan_pdf"),
    path("objektplaner/<slug:code>.json", views.object_plan_json, name="objectplan_json"),
    path("uppfoljningar/", views.follow_ups, name="followups"),
    path("uppfoljningar/<slug:code>/<isodate:cut_off>/", views.follow_up, name="followup"),
    path(
        "uppfoljningar/<slug:code>/<isodate:cut_off>.pdf", views.follow_up_pdf, name="followup_pdf"
    ),
    path(
        "uppfoljningar/<slug:code>/<isodate:cut_off>.json",
        views.follow_up_json,
        name="followup_json",
    ),
    *comparing,
    *deciding,
    *archiving,
    *accessibility,
    *editing,
    *issued,
    *review,
    *room,
]
