"""Parts of addresses that Django's own converters do not know."""

from datetime import date


class IsoDate:
    """A date in an address, such as 2022-08-31."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Raise ValueError, which means no match, for a day that does not exist."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Take a date or the text of one."""
        return str(value)
