"""The site map; Swedish addresses, one prefix for each room."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from portfolio.renewal.urls import urlpatterns as renewal
from portfolio.views import managed_object, start

rooms = (
    [path("objekt/<str:code>/", managed_object, name="object"), *renewal],
    "portfolio",
)

# Where the log-in used to be.
log_in_before = login_not_required(
    require_safe(RedirectView.as_view(pattern_name="account_login", query_string=True))
)

urlpatterns = [
    path("", start, name="start"),
    path("konto/", include("portfolio.accounts.urls")),
    path("logga-in/", log_in_before, name="log_in_before"),
    path("objekt/", include("objects.urls")),
    path("", include(rooms)),
    path("arshjul/", include("portfolio.year_wheel.urls")),
    path("aktiviteter/", include("activities.urls")),
    path("budget/", include("budget.urls")),
    path("uppfoljningar/", include("activities.leading.urls")),
    path("", include("reports.urls")),
    path("administration/", admin.site.urls),
]
