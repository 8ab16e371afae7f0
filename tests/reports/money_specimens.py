"""Specimens of the part about money."""

from dataclasses import replace

from reports.content.money_nodes import MoneyComment, MoneyPart, MoneyRow, MoneyTable
from reports.content.parts import Amount

KRONOR = Amount("1234.50", "1\u00a0234,50")


def money(key: str, title: str) -> MoneyPart:
    bare = MoneyRow(f"{key}/totalt/budget", "Budget", "", (KRONOR, KRONOR, None), None, "")
    full = MoneyRow(
        f"{key}/totalt/prognos-2",
        "Prognos 2",
        "33,0 % av budgeten",
        (KRONOR, KRONOR, KRONOR),
        KRONOR,
        "+9,0 %",
    )
    unit = replace(full, key=f"{key}/namnder/BIN", title="Bildningsnämnden", note="")
    return MoneyPart(
        key,
        title,
        "Avvikelse är prognos 2 minus budgeten.",
        (
            MoneyTable(
                f"{key}/totalt", "Totalt", "Serie", ("Summa", "VM", "VU"), (bare, full), drawn=True
            ),
            MoneyTable(
                f"{key}/namnder", "Per nämnd", "Nämnd", ("Budget", "Prognos", "Utfall"), (unit,)
            ),
        ),
        (MoneyComment(f"{key}/kommentar/prognos-2", "Prognos 2, VU", "Priset\nsteg."),),
    )
