"""Addresses of the year wheel and its calendar feed."""

from django.urls import path, re_path

from portfolio.year_wheel import editing_views, feed_views, views

app_name = "year_wheel"

urlpatterns = [
    path("", views.year, name="year"),
    path("ny/", editing_views.edit_day, name="new"),
    path("<int:pk>/", editing_views.edit_day, name="change"),
    path("<int:pk>/ta-bort/", editing_views.remove, name="remove"),
    path("kopiera/<int:year>/", editing_views.copy_year, name="copy"),
    path("kalender/", feed_views.calendar, name="calendar"),
    path("kalender/ny-adress/", feed_views.renew, name="renew"),
    path("kalender/stang-av/", feed_views.close, name="close"),
    re_path(r"^kalender/(?P<token>[A-Za-z0-9_-]{43})\.ics$", feed_views.calendar_feed, name="feed"),
]
