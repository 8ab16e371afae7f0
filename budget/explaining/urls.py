"""Addresses of explanations: the line, and the unit when one is asked about."""

from django.urls import path

from budget.explaining import views

urlpatterns = [
    path("varfor/<slug:code>/", views.plan_sums, name="why_plan"),
    path("varfor/<slug:code>/summa/<path:unit>/", views.unit_sum, name="why_sum"),
    path("varfor/<slug:code>/<int:number>/", views.line, name="why_line"),
    path("varfor/<slug:code>/<int:number>/<path:unit>/", views.line, name="why"),
]
