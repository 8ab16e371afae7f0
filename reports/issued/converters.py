"""Parts of the lasting addresses."""

from reports.models import DocumentKind


class KindInAddress:
    """A kind of document, such as objektplan."""

    regex = "|".join(DocumentKind.values)

    def to_python(self, value: str) -> str:
        """Give the kind's value."""
        return value

    def to_url(self, value: str) -> str:
        """Give the kind's value."""
        return str(value)


class LabelInAddress(KindInAddress):
    """The label of a version, such as 1.0."""

    regex = r"\d{1,3}\.\d{1,3}(?:\.\d{1,3})?"
