"""Addresses of imports, within those of budgets."""

from django.urls import path

from budget.uploading import batch_views, reading_views, views

urlpatterns = [
    path("", views.start, name="imports"),
    path("mall/<slug:code>.xlsx", views.plan_file, name="import_plan_xlsx"),
    path("klar/<int:pk>/", batch_views.done, name="import_done"),
    path("klar/<int:pk>/angra/", batch_views.undo, name="import_undo"),
    path("<int:pk>/", reading_views.reading, name="import_reading"),
    path("<int:pk>/granska/", views.preview, name="import_preview"),
    path("<int:pk>/felrader.xlsx", views.fault_file, name="import_faults_xlsx"),
    path("<int:pk>/las-in/", views.confirm, name="import_confirm"),
    path("<int:pk>/kasta/", views.discard, name="import_discard"),
]
