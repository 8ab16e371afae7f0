"""Units and their other spellings."""

from django.contrib import admin

from objects.admin.base import DistinctFormSet, FewRows, HistoryAdmin
from objects.models import Unit, UnitAlias
from objects.names import name_key


class AliasFormSet(DistinctFormSet):
    """Spellings that differ in more than case, spacing and punctuation."""

    distinct = ["text"]
    repeated = "Samma skrivsätt står två gånger."

    def compared(self, value: object) -> object:
        return name_key(str(value))


class AliasRows(FewRows):
    model = UnitAlias
    formset = AliasFormSet
    fields = ["text"]


@admin.register(Unit)
class UnitAdmin(HistoryAdmin):
    list_display = ["code", "name", "kind", "parent", "valid_from", "valid_to", "order"]
    list_filter = ["kind", "valid_to"]
    list_select_related = ["parent"]
    search_fields = ["code", "name", "aliases__text"]
    autocomplete_fields = ["parent"]
    inlines = [AliasRows]


@admin.register(UnitAlias)
class UnitAliasAdmin(HistoryAdmin):
    list_display = ["text", "unit"]
    list_filter = ["unit__kind"]
    list_select_related = ["unit"]
    search_fields = ["text", "unit__code", "unit__name"]
    autocomplete_fields = ["unit"]
