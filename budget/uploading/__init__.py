"""Budget spreadsheets in the browser: dropped, read, looked through, taken in and taken back."""
