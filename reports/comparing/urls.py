"""The addresses of comparisons."""

from django.urls import path

from reports.comparing import views

urlpatterns = [
    path("dokument/jamfor/", views.compare_page, name="compare"),
    path("dokument/jamfor.pdf", views.compare_pdf, name="compare_pdf"),
]
