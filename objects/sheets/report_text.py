"""The import report as text in columns, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from objects.money import format_money
from objects.sheets.report import OUTCOMES, ControlSum, Entry, ImportReport


def render_table(report: ImportReport, limit: int = 40) -> str:
    """`report` in Swedish; at most `limit` lines of each list, but every fault."""
    parts = [
        [f"{report.title} ur {report.file_name}", _state(report)],
        _count_table(report),
        [f"{name}: {value}" for name, value in report.figures.items()],
        _section("Så lästes filen", report.notes, limit),
        _section("Fel", map(str, report.faults), len(report.faults)),
        _section("Varningar", report.warnings, len(report.warnings)),
        _entries("Nya", report.new, limit),
        _entries("Ändrade", report.changed, limit),
        _entries("Oförändrade", [entry for entry in report.unchanged if entry.note], limit),
        _entries("Normaliserade", report.normalised, limit),
        _entries("Saknas i filen och lämnas orörda", report.missing, limit),
        _section("Kontrollsummor", map(_control_sum, report.control_sums), limit),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _state(report: ImportReport) -> str:
    if not report.ok:
        return "Filen har fel. Inget har sparats."
    if report.is_saved:
        return "Importen är sparad."
    if not report.has_changes:
        return "Allt stämmer redan. Inget har ändrats."
    return "Provkörning. Inget har sparats." if report.is_dry_run else "Inget har sparats."


def _count_table(report: ImportReport) -> list[str]:
    counts = report.counts()
    if not counts:
        return []
    width = max(len(subject) for subject in counts)
    head = "  ".join(OUTCOMES.values())
    lines = [f"{'':{width}}  {head}"]
    for subject, row in counts.items():
        cells = (f"{row[key]:>{len(caption)}}" for key, caption in OUTCOMES.items())
        lines.append(f"{subject:{width}}  " + "  ".join(cells))
    return lines


def _section(caption: str, lines: Iterable[str], limit: int) -> list[str]:
    listed = list(lines)
    if not listed:
        return []
    shown = [f"  {line}" for line in listed[:limit]]
    if len(listed) > limit:
        shown.append(f"  … och {len(listed) - limit} till")
    return [f"{caption} ({len(listed)})", *shown]


def _entries(caption: str, entries: Sequence[Entry], limit: int) -> list[str]:
    """A section with a part for each subject, so that lines and totals are not mixed."""
    by_subject: dict[str, list[str]] = {}
    for entry in entries:
        by_subject.setdefault(entry.subject, []).append(_entry(entry))
    if len(by_subject) < 2:
        return _section(caption, (line for lines in by_subject.values() for line in lines), limit)
    parts = [_section(subject, lines, limit) for subject, lines in by_subject.items()]
    return [f"{caption} ({len(entries)})", *(f"  {line}" for part in parts for line in part)]


def _entry(entry: Entry) -> str:
    place = f"{entry.sheet}, rad {entry.row}: " if entry.row is not None else ""
    changes = "; ".join(f"{c.name} {c.old or '–'} → {c.new or '–'}" for c in entry.changes)
    tail = "".join(f" ({text})" for text in (changes, entry.note) if text)
    return f"{place}{entry.label}{tail}"


def _control_sum(item: ControlSum) -> str:
    place = f"{item.sheet}, rad {item.row}: " if item.row is not None else ""
    stated, computed = format_money(item.stated), format_money(item.computed)
    verdict = "stämmer" if item.agrees else f"raderna ger {computed}"
    if item.agrees and item.stated != item.computed:
        verdict = f"stämmer så när som på avrundning; raderna ger {computed}"
    return f"{place}{item.label} {stated}, {verdict}"
