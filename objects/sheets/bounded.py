"""Uploads that are too large end at the limit: neither memory nor disk is spent on the rest."""

from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler

from objects.sheets.bounds import MAX_BYTES


class BoundedUploadHandler(FileUploadHandler):
    """Stands first among the handlers and hands on a little more than a workbook may be.

    What comes after is received and forgotten, so that the browser gets to see the answer: a form
    that looks at the size of the file says that it is too large.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
