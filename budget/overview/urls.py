"""Addresses of the pages of money."""

from django.urls import URLPattern, path, register_converter

from budget.overview import views
from budget.overview.converters import YearInAddress

register_converter(YearInAddress, "artal")


def _page(route: str, name: str, show: views.Show, give: views.Give) -> list[URLPattern]:
    """A page, and each of its tables as a file."""
    return [
        path(f"{route}/", show, name=name),
        path(f"{route}/<slug:slug>.csv", give, {"kind": "csv"}, name=f"{name}_csv"),
        path(f"{route}/<slug:slug>.xlsx", give, {"kind": "xlsx"}, name=f"{name}_xlsx"),
    ]


urlpatterns = [
    *_page("objekt/<slug:code>", "of_plan", views.of_plan, views.of_plan_file),
    *_page("namnd/<path:code>/<artal:year>", "of_unit", views.of_unit, views.of_unit_file),
    *_page("kommunen/<artal:year>", "of_all", views.of_all, views.of_all_file),
]
