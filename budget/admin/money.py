"""The administration of money: lines, keys, control totals and reasons."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from budget.models import (
    BudgetLine,
    ControlTotal,
    DifferenceReason,
    DistributionKey,
    KeyShare,
)
from budget.models.distribution_key import check_shares
from objects.admin.base import DistinctFormSet, FewRows, HistoryAdmin
from objects.money import format_money


@admin.display(description="belopp (kr)", ordering="amount")
def amount(row: BudgetLine | ControlTotal | DifferenceReason) -> str:
    """Write an amount as it is printed; a dash where there is none."""
    return "–" if row.amount is None else format_money(row.amount)


class ShareFormSet(DistinctFormSet):
    """Shares that sum to the whole."""

    distinct = ["unit"]
    repeated = "Samma enhet står två gånger."

    def clean(self) -> None:
        super().clean()
        rows = [form.cleaned_data for form in self.forms if form.is_valid()]
        if len(rows) == len(self.forms):
            filled = [row for row in rows if row and not row.get("DELETE")]
            check_shares([Fraction(row["numerator"], row["denominator"]) for row in filled])


class ShareRows(FewRows):
    model = KeyShare
    formset = ShareFormSet
    fields = ["unit", "numerator", "denominator"]
    autocomplete_fields = ["unit"]
    show_change_link = False


@admin.register(DistributionKey)
class DistributionKeyAdmin(HistoryAdmin):
    list_display = ["name", "code", "object", "valid_from", "valid_to"]
    list_filter = ["object", "valid_from"]
    list_select_related = ["object"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["object"]
    inlines = [ShareRows]

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """Let the shares go with their key, though none may be deleted alone."""
        listed, count, forbidden, protected = super().get_deleted_objects(objs, request)
        return listed, count, forbidden - {KeyShare._meta.verbose_name}, protected


@admin.register(KeyShare)
class KeyShareAdmin(HistoryAdmin):
    """To look at: a share is changed with its key, whose shares make up the whole."""

    list_display = ["key", "unit", "numerator", "denominator"]
    list_display_links = ["key", "unit"]
    list_filter = ["key"]
    list_select_related = ["key", "unit"]
    search_fields = ["key__name", "unit__code", "unit__name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: KeyShare | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: KeyShare | None = None) -> bool:
        return False


@admin.register(BudgetLine)
class BudgetLineAdmin(HistoryAdmin):
    list_display: list[str | Callable[..., str]] = [
        *("plan", "number", "title"),
        amount,
        *("series", "kind", "unit", "key"),
    ]
    list_display_links = ["plan", "number", "title"]
    list_filter = ["plan", "series", "kind", "unit", "key"]
    list_select_related = ["plan", "unit", "key"]
    search_fields = ["title", "note", "plan__code"]
    autocomplete_fields = ["plan", "unit", "key", "component", "activity", "goal", "revises"]
    readonly_fields = ["batch", "source_row"]
    fixed = ["plan"]


@admin.register(ControlTotal)
class ControlTotalAdmin(HistoryAdmin):
    list_display: list[str | Callable[..., str]] = [
        *("plan", "label", "series", "unit", "kind", "sheet", "row"),
        amount,
        "tolerance",
    ]
    list_display_links = ["plan", "label"]
    list_filter = ["plan", "series", "kind", "unit"]
    list_select_related = ["plan", "unit"]
    search_fields = ["label", "sheet", "plan__code"]
    autocomplete_fields = ["plan", "unit"]
    readonly_fields = ["batch"]


@admin.register(DifferenceReason)
class DifferenceReasonAdmin(HistoryAdmin):
    list_display: list[str | Callable[..., str]] = ["plan", "text", amount, "order"]
    list_display_links = ["plan", "text"]
    list_filter = ["plan"]
    list_select_related = ["plan"]
    search_fields = ["text", "plan__code"]
    autocomplete_fields = ["plan", "unit"]
