"""Counting in Swedish words: up to twelve in letters, above in figures."""

NUMBERS = (
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)


def number_word(number: int, *, neuter: bool = False) -> str:
    """Give ``number`` in words to twelve ("ett" rather than "en" when ``neuter``), then figures."""
    if number == 1 and neuter:
        return "ett"
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def counted(
    number: int, singular: str, plural: str, *, neuter: bool = False, inside: bool = False
) -> str:
    """Say how many: "Nio aktiviteter", "En aktivitet", "Inga aktiviteter", "13 aktiviteter".

    ``inside`` a sentence the first letter is small.
    """
    if number == 0:
        phrase = f"inga {plural}"
    else:
        phrase = f"{number_word(number, neuter=neuter)} {singular if number == 1 else plural}"
    return phrase if inside else capitalised(phrase)


def capitalised(phrase: str) -> str:
    """Give ``phrase`` with a capital first letter, the rest as it was."""
    return phrase[:1].upper() + phrase[1:]


def listed(words: list[str]) -> str:
    """Join words as running text: "BIN", "BIN och BOU", "AMI, BIN och BOU"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} och {words[-1]}"


def counting_sentence(within: int, postponed: int, *, year: int, later: str) -> str:
    """Say how many rows were moved within ``year`` and how many to ``later`` ("2023")."""
    moved = counted(within, "aktivitet", "aktiviteter")
    shifted = counted(postponed, "aktivitet", "aktiviteter", inside=True)
    return f"{moved} har senarelagts under {year} och {shifted} har förskjutits till {later}."


def carried_label(years: list[int]) -> str:
    """Give "Kvarstår från 2021" for the years given, or nothing without years."""
    return f"Kvarstår från {listed([str(year) for year in sorted(set(years))])}" if years else ""
