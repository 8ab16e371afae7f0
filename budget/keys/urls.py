"""Addresses of keys: a key by its code, a version by the day it begins."""

from django.urls import path

from budget.keys import views

urlpatterns = [
    path("nycklar/", views.key_list, name="keys"),
    path("nycklar/ny/", views.new_key, name="key_new"),
    path("nycklar/<slug:code>/", views.key_page, name="key"),
    path("nycklar/<slug:code>/ny-version/", views.new_version, name="key_version"),
    path("nycklar/<slug:code>/<isodate:valid_from>/", views.change_key, name="key_change"),
    path("nycklar/<slug:code>/<isodate:valid_from>/flytta/", views.move, name="key_move"),
]
