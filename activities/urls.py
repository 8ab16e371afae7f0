"""Addresses of activities."""

from django.urls import path

from activities import views

app_name = "activities"

urlpatterns = [
    path("", views.activity_list, name="list"),
    path("aktiviteter.csv", views.activity_file, {"kind": "csv"}, name="csv"),
    path("aktiviteter.xlsx", views.activity_file, {"kind": "xlsx"}, name="xlsx"),
    path("<slug:code>/<int:number>/", views.activity_detail, name="detail"),
]
