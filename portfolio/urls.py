"""The site map; Swedish addresses, one prefix for each room."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from portfolio.renewal.urls import urlpatterns as renewal
from portfolio.views import managed_object, start

rooms = (
    [path("objekt/<str:code>/", managed_object, name="object"), *renewal],
    "portfolio",
)

urlpatterns = [
    path("", start, name="start"),
    path("logga-in/", LoginView.as_view(), name="login"),
    path("logga-ut/", LogoutView.as_view(), name="logout"),
    path("objekt/", include("objects.urls")),
    path("", include(rooms)),
    path("arshjul/", include("portfolio.year_wheel.urls")),
    path("aktiviteter/", include("activities.urls")),
    path("budget/", include("budget.urls")),
    path("", include("reports.urls")),
    path("administration/", admin.site.urls),
]
