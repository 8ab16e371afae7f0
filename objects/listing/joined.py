"""Many short texts as one, so that a list needs no second query for them."""

from typing import Any

from django.db.models import Aggregate, TextField


class Joined(Aggregate):
    """The texts of a group with commas between, in no given order."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ', ')"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """SQLite calls it otherwise."""
        return super().as_sql(compiler, connection, function="GROUP_CONCAT", **extra)
