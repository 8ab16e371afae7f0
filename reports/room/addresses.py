"""What names an issued version in an address: kind, subject, period, label and edition."""

from reports.models import DocumentKind


class IssuedVersion:
    """A version in an address, such as objektplan/ukfa/2022/1.0, perhaps with an edition."""

    regex = rf"(?:{'|'.join(DocumentKind.values)})/[-\w]+/[-\w]+/[\w.]+(?:/[-\w]+)?"

    def to_python(self, value: str) -> str:
        """Give the text of the address, which :func:`fields_of` reads."""
        return value

    def to_url(self, value: str) -> str:
        """Take the ``path`` of a version."""
        return value


def fields_of(path: str) -> dict[str, str]:
    """Give the fields of the version that ``path`` names."""
    kind, subject, period, label, *edition = path.split("/")
    return {
        "kind": kind,
        "subject": subject,
        "period": period,
        "label": label,
        "edition_code": edition[0] if edition else "",
    }
