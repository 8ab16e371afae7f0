"""What is worth telling of how a workbook was understood."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from budget.interpreting.amounts import bare, style_evidence
from budget.interpreting.asking import column_name
from budget.interpreting.asking_rows import listed
from budget.interpreting.cells import amount_cells, rows_of, sheet_of
from budget.interpreting.reading import Reading
from budget.interpreting.roles import Scale, Sort, Style
from budget.interpreting.vocabulary import Vocabulary
from objects.sheets import Sheet, Workbook, column_letter

_TEXTS = (Sort.COMPONENT, Sort.TITLE, Sort.KIND, Sort.UNIT, Sort.KEY)
_MOST = 5


def notes_of(workbook: Workbook, reading: Reading, known: Vocabulary) -> tuple[str, ...]:
    """Swedish sentences: sheets first, then columns, rows and amounts."""
    sheet = sheet_of(workbook, reading)
    if sheet is None:
        return ()
    told = (
        *_sheets(workbook, reading),
        *_header(sheet, reading),
        *_columns(sheet, reading),
        *_fixed(reading),
        *_rows(sheet, reading),
        *_lost(sheet, reading),
        *_amounts(sheet, reading),
    )
    return tuple(told)


def _sheets(workbook: Workbook, reading: Reading) -> Iterator[str]:
    for sheet in workbook.sheets:
        if sheet.name == reading.sheet:
            if sheet.is_hidden:
                yield f"Bladet ”{sheet.name}” är dolt i filen."
        elif sheet.is_hidden:
            yield f"Det dolda bladet ”{sheet.name}” läses inte."
        elif sheet.name in reading.compared:
            yield f"Bladet ”{sheet.name}” läses för nycklar eller jämförs som kontrollsummor."
        elif sheet.rows:
            yield f"Bladet ”{sheet.name}” läses inte."


def _header(sheet: Sheet, reading: Reading) -> Iterator[str]:
    if not reading.header:
        yield "Ingen rubrikrad hittades: kolumnerna tolkas efter sitt innehåll."
        return
    rows = " och ".join(map(str, reading.header))
    word = "Rubrikerna står på raderna" if len(reading.header) > 1 else "Rubrikerna står på rad"
    merged = any(
        merge.top <= reading.header[-1] and merge.bottom >= reading.header[0]
        for merge in sheet.layout.merges
    )
    tail = "; sammanslagna celler gäller alla sina kolumner" if merged else ""
    yield f"{word} {rows}{tail}."


def _columns(sheet: Sheet, reading: Reading) -> Iterator[str]:
    left = reading.of(Sort.IGNORE)
    if left:
        yield f"Läses inte in: {_named(reading, left)}."
    totals = reading.of(Sort.TOTAL)
    if totals:
        yield f"Radsummor som jämförs med sina rader: {_named(reading, totals)}."
    hidden = [index for index in sorted(reading.columns) if index in sheet.layout.hidden_columns]
    if hidden:
        yield f"Dolda kolumner som läses som de andra: {_named(reading, hidden)}."
    filled = sorted(reading.filled)
    if filled:
        yield f"Tomma celler tar det som står ovanför i {_named(reading, filled)}."
    income = [index for index in reading.of(Sort.AMOUNT) if reading.columns[index].sign < 0]
    if income:
        yield f"Intäkter, som sänker kostnaden: {_named(reading, income)}."


def _fixed(reading: Reading) -> Iterator[str]:
    if reading.fixed:
        yield f"Gäller alla rader: {', '.join(reading.fixed.values())}."


def _named(reading: Reading, columns: Iterable[int]) -> str:
    return ", ".join(column_name(reading, index) for index in columns)


def _rows(sheet: Sheet, reading: Reading) -> Iterator[str]:
    if reading.totals:
        yield f"Summor som jämförs och inte läggs till: rad {listed(sorted(reading.totals))}."
    headings = sorted(set(reading.headings) - reading.totals)
    if headings:
        yield f"Mellanrubriker som gäller raderna under: rad {listed(headings)}."
    skipped = [row for row in sheet.rows if row.number in reading.skip]
    for row in skipped[:_MOST]:
        text = next((text for index in range(len(row.values)) if (text := row.text(index))), "")
        yield f"Rad {row.number} läses inte: ”{text[:80]}”."
    if len(skipped) > _MOST:
        yield f"Ytterligare rader som bara har text läses inte: {len(skipped) - _MOST} st."
    hidden = [
        row.number for row in rows_of(sheet, reading) if row.number in sheet.layout.hidden_rows
    ]
    if hidden:
        yield f"Dolda rader som läses som de andra: rad {listed(hidden)}."


def _lost(sheet: Sheet, reading: Reading) -> Iterator[str]:
    read = {
        index
        for index, role in reading.columns.items()
        if role.sort not in (Sort.NOTE, Sort.IGNORE)
    }
    found = sorted(place for place in sheet.lost if place[0] >= reading.first and place[1] in read)
    if found:
        shown = ", ".join(f"{column_letter(column)}{row}" for row, column in found[:_MOST])
        more = " …" if len(found) > _MOST else ""
        yield (
            f"Formler utan sparat värde, eller fel, i {shown}{more} ({len(found)} st). "
            "Öppna filen i ett kalkylprogram och spara den, eller skriv in värdena här."
        )


def _amounts(sheet: Sheet, reading: Reading) -> Iterator[str]:
    if reading.scale != Scale.KR:
        yield f"Beloppen är i {reading.scale.value} och räknas om till kronor."
    texts = [value for _, _, value in amount_cells(sheet, reading) if isinstance(value, str)]
    evidence = style_evidence(texts)
    if evidence.unclear and reading.style != Style.AUTO:
        mark = "komma" if reading.style == Style.COMMA else "punkt"
        example = evidence.comma if reading.style == Style.COMMA else evidence.point
        because = f" som i ”{example}”" if example else ""
        yield f"”{evidence.unclear[0]}” läses med {mark} som decimaltecken{because}."
    marked = sum(bare(text, Scale.KR)[0] != " ".join(text.split()) for text in texts)
    if marked:
        yield f"Fotnotstecken och enheter i {marked} belopp räknas inte till talet."
    columns = [index for sort in _TEXTS for index in reading.of(sort)]
    made = [
        f"{column_letter(index)}{row.number}"
        for row in rows_of(sheet, reading)
        for index in columns
        if isinstance(row.value(index), (date, time, timedelta))
    ]
    if made:
        yield f"Datum eller klockslag som kalkylprogrammet kan ha gjort: {', '.join(made[:_MOST])}."
