"""Addresses of the object list; one object shows all rooms and so lives in the portfolio."""

from django.urls import path

from objects import views

app_name = "objects"

urlpatterns = [
    path("", views.object_list, name="list"),
]
