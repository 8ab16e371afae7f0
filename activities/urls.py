"""Addresses of activities."""

from django.urls import include, path

from activities import views
from activities.bulk import views as bulk

app_name = "activities"

urlpatterns = [
    path("", views.activity_list, name="list"),
    path("aktiviteter.csv", views.activity_file, {"kind": "csv"}, name="csv"),
    path("aktiviteter.xlsx", views.activity_file, {"kind": "xlsx"}, name="xlsx"),
    path("andra-flera/", bulk.bulk, name="bulk"),
    path("andra-flera/klart/", bulk.bulk_done, name="bulk_done"),
    path("mina/", include("activities.reporting.urls")),
    path("<slug:code>/<int:number>/", views.activity_detail, name="detail"),
]
