"""Lists as files that a Swedish Excel opens right, through django-import-export."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from import_export import resources
from import_export.fields import Field
from import_export.widgets import Widget
from tablib import Dataset

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE}
# A cell that begins so is run as a formula by Excel.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Cell(Widget):
    """Text that no program takes for a formula; numbers as they are."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        if value is None:
            return ""
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return value
        text = str(value)
        return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def cell(heading: str, attribute: str | None = None) -> Any:
    """A column of a file; without ``attribute`` the resource's ``dehydrate_…`` gives its value."""
    return Field(column_name=heading, attribute=attribute, widget=Cell())


class ListResource(resources.Resource):
    """The columns of a file, in the order in which they are declared."""

    title: ClassVar[str] = ""

    def export_field(self, field: Any, instance: Any, **kwargs: Any) -> Any:
        """Let also what a ``dehydrate_…`` gives pass the widget, which the library does not."""
        value = super().export_field(field, instance, **kwargs)
        return field.widget.render(value)

    def get_export_order(self) -> list[str]:
        return list(self.fields)


def as_file(resource: ListResource, found: QuerySet[Any], kind: str) -> HttpResponse:
    """Give ``found`` as a file to save, ``kind`` being csv or xlsx."""
    dataset: Dataset = resource.export(queryset=found)
    dataset.title = resource.title
    return dataset_file(dataset, resource.title.lower(), kind)


def dataset_file(dataset: Dataset, name: str, kind: str) -> HttpResponse:
    """Give ``dataset`` as a file with a ``name`` in ASCII, ``kind`` being csv or xlsx."""
    content = _csv(dataset) if kind == "csv" else dataset.export("xlsx", column_width="adaptive")
    response = HttpResponse(content, content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _csv(dataset: Dataset) -> bytes:
    """Semicolons, decimal commas and a byte order mark are what a Swedish Excel looks for."""
    swedish = Dataset(headers=dataset.headers)
    for row in dataset:
        swedish.append([_comma(value) for value in row])
    text: str = swedish.export("csv", delimiter=";")
    return text.encode("utf-8-sig")


def _comma(value: Any) -> Any:
    return str(value).replace(".", ",") if isinstance(value, Decimal) else value
