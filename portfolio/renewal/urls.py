"""Addresses of the step from one plan to the next."""

from django.urls import path

from portfolio.renewal import views

urlpatterns = [
    path("objektplaner/<slug:code>/ny/", views.renewal, name="objectplan_next"),
    path("objektplaner/<slug:code>/att-ga-igenom/", views.to_look_at, name="objectplan_checklist"),
]
