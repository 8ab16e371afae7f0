"""The addresses of packages."""

from django.urls import path

from reports.archiving import views

urlpatterns = [
    path("objektplaner/<slug:code>/arkivpaket/", views.plan_package, name="objectplan_package"),
    path(
        "objektplaner/<slug:code>/arkivpaket.zip",
        views.plan_package_zip,
        name="objectplan_package_zip",
    ),
    path(
        "uppfoljningar/<slug:code>/<isodate:cut_off>/arkivpaket/",
        views.follow_up_package,
        name="followup_package",
    ),
    path(
        "uppfoljningar/<slug:code>/<isodate:cut_off>/arkivpaket.zip",
        views.follow_up_package_zip,
        name="followup_package_zip",
    ),
]
