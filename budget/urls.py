"""Addresses of budget lines."""

from django.urls import include, path

from budget import views

app_name = "budget"

urlpatterns = [
    path("", views.line_list, name="list"),
    path("budgetrader.csv", views.line_file, {"kind": "csv"}, name="csv"),
    path("budgetrader.xlsx", views.line_file, {"kind": "xlsx"}, name="xlsx"),
    path("inlasning/", include("budget.uploading.urls")),
]
