"""Imports, to look at: the file as it was read, and what came of it."""

import json
from typing import TYPE_CHECKING

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header

from objects.admin.base import LookedAt
from objects.models import ImportBatch

if TYPE_CHECKING:
    BatchAdminBase = admin.ModelAdmin[ImportBatch]
else:
    BatchAdminBase = admin.ModelAdmin

FIELDS = ("kind", "target", "file", "sha256", "created_by", "created_at", "told")


@admin.register(ImportBatch)
class ImportBatchAdmin(LookedAt, BatchAdminBase):
    list_display = ["file_name", "kind", "target", "created_by", "created_at"]
    list_filter = ["kind", "target", "created_at"]
    list_select_related = ["created_by"]
    search_fields = ["file_name", "target", "sha256"]
    fields = FIELDS
    readonly_fields = FIELDS

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        return super().get_queryset(request).defer("content")

    def get_urls(self) -> list[URLPattern]:
        download = self.admin_site.admin_view(self.download)
        name = "objects_importbatch_download"
        return [path("<int:pk>/fil/", download, name=name), *super().get_urls()]

    def download(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the bytes that were read, never to be opened as a page."""
        batch = get_object_or_404(ImportBatch, pk=pk)
        if not self.has_view_permission(request, batch):
            raise PermissionDenied
        response = HttpResponse(bytes(batch.content), content_type="application/octet-stream")
        header = content_disposition_header(as_attachment=True, filename=batch.file_name)
        response["Content-Disposition"] = header or "attachment"
        return response

    @admin.display(description="fil")
    def file(self, batch: ImportBatch) -> str:
        """Link to the file."""
        address = reverse("admin:objects_importbatch_download", args=[batch.pk])
        return format_html('<a href="{}">{}</a>', address, batch.file_name)

    @admin.display(description="utfall")
    def told(self, batch: ImportBatch) -> str:
        """Write out what came of the import."""
        outcome = json.dumps(batch.outcome, ensure_ascii=False, indent=2)
        return format_html("<pre>{}</pre>", outcome)
