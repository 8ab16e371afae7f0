"""Addresses of alternatives, under the plan that they are about."""

from django.urls import path

from budget.alternatives import views

urlpatterns = [
    path("alternativ/<slug:code>/", views.alternatives, name="alternatives"),
    path("alternativ/<slug:code>/prova/", views.try_out, name="alternative_new"),
    path("alternativ/<slug:code>/<int:pk>/", views.alternative, name="alternative"),
    path("alternativ/<slug:code>/<int:pk>/andra/", views.try_out, name="alternative_change"),
    path("alternativ/<slug:code>/<int:pk>/avgor/", views.close, name="alternative_close"),
]
