"""The addresses of the reading room."""

from django.urls import path, register_converter

from reports.room import note_views, views
from reports.room.addresses import IssuedVersion

register_converter(IssuedVersion, "issued")

urlpatterns = [
    path("lasrum/", views.room, name="room"),
    path("lasrum/anteckningar/", note_views.notes, name="room_notes"),
    path("lasrum/bild/<issued:version>/", views.cover, name="room_cover"),
    path("lasrum/pdf/<issued:version>/", views.pdf, name="room_pdf"),
    path("lasrum/anteckna/<issued:version>/<str:part>/", note_views.note, name="room_note"),
    path(
        "lasrum/ta-bort-anteckning/<issued:version>/<str:part>/",
        note_views.note_remove,
        name="room_note_remove",
    ),
    path("lasrum/<issued:version>/", views.version, name="room_version"),
]
