"""The address of the review."""

from django.urls import path

from reports.review import views

urlpatterns = [path("objektplaner/<slug:code>/granska/", views.review, name="objectplan_review")]
