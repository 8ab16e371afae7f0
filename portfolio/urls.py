"""The site map; Swedish addresses, one prefix for each room."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("administration/", admin.site.urls),
]
