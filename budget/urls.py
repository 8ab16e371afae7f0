"""Addresses of budget lines, and of what explains and shares them."""

from django.urls import include, path

from budget import views
from budget.commenting.views import comment
from budget.grid.views import grid

app_name = "budget"

urlpatterns = [
    path("", views.line_list, name="list"),
    path("budgetrader.csv", views.line_file, {"kind": "csv"}, name="csv"),
    path("budgetrader.xlsx", views.line_file, {"kind": "xlsx"}, name="xlsx"),
    path("inlasning/", include("budget.uploading.urls")),
    path("", include("budget.alternatives.urls")),
    path("", include("budget.explaining.urls")),
    path("", include("budget.keys.urls")),
    path("", include("budget.overview.urls")),
    path("objekt/<slug:code>/kommentar/<slug:series>/", comment, name="comment"),
    path("<str:code>/rutnat/", grid, name="grid"),
]
