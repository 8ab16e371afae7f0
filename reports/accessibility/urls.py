"""Addresses of the statement of accessibility."""

from django.urls import path

from reports.accessibility import views

urlpatterns = [
    path("tillganglighet/", views.statement, name="accessibility"),
    path("tillganglighet/tack/", views.thanks, name="accessibility_thanks"),
]
