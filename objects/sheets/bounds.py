"""How much a file may hold; more is refused before memory is spent on it."""

MAX_BYTES = 20_000_000
MAX_INFLATED = 150_000_000
MAX_ENTRIES = 2_000
MAX_ROWS = 100_000
MAX_SIGNS = 1_000_000
MAX_COLUMNS = 16_384
MAX_CELLS = 2_000_000
