"""What the administration calls itself."""

from django.contrib import admin


def name_the_site() -> None:
    """Give the stock administration its Swedish titles."""
    admin.site.site_header = "Objektportföljen – administration"
    admin.site.site_title = "Objektportföljen – administration"
    admin.site.index_title = "Register"
    admin.site.empty_value_display = "–"
