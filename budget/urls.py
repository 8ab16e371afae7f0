"""Addresses of budget lines, and of what explains and shares them."""

from django.urls import include, path

from budget import views
from budget.alternatives.urls import urlpatterns as alternatives
from budget.commenting.views import comment
from budget.explaining.urls import urlpatterns as explaining
from budget.keys.urls import urlpatterns as keys

app_name = "budget"

urlpatterns = [
    path("", views.line_list, name="list"),
    path("budgetrader.csv", views.line_file, {"kind": "csv"}, name="csv"),
    path("budgetrader.xlsx", views.line_file, {"kind": "xlsx"}, name="xlsx"),
    path("inlasning/", include("budget.uploading.urls")),
    *alternatives,
    *explaining,
    *keys,
    path("", include("budget.overview.urls")),
    path("objekt/<slug:code>/kommentar/<slug:series>/", comment, name="comment"),
]
