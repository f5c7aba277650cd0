"""Tables for spreadsheets, in which nothing that anybody wrote is ever worked out as a formula.

OWASP's page on CSV injection names the characters with which a formula may begin. A CSV file has
no types, so that there a cell that begins with one of them gets an apostrophe before it; in an
XLSX file every text is written as text.
"""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Final

from xlsxwriter import Workbook

Cell = str | int
Rows = Sequence[Sequence[Cell]]

_BEGINS_FORMULA: Final = frozenset("=+-@\t\r\n\0＝＋－＠")  # noqa: RUF001 full-width ones count too
_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDTH: Final = 22
"""Of a column, in characters."""


def as_csv(columns: Sequence[str], rows: Rows) -> bytes:
    """Return a CSV file in UTF-8 with a byte order mark, without which Excel guesses wrongly."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([harmless(cell) for cell in row] for row in [columns, *rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, columns: Sequence[str], rows: Rows) -> bytes:
    """Return an XLSX file with one sheet; `title` must be one that Excel takes."""
    file = BytesIO()
    with Workbook(file, _PLAIN) as book:
        sheet = book.add_worksheet(title)
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for place, name in enumerate(columns):
            sheet.write_string(0, place, name, bold)
        for at, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                write = sheet.write_number if isinstance(cell, int) else sheet.write_string
                write(at, place, cell)
    return file.getvalue()


def harmless(cell: Cell) -> str:
    """Return a cell of a CSV file; white space before a formula does not hide it."""
    text = str(cell)
    begins = text[:1] in _BEGINS_FORMULA or text.lstrip()[:1] in _BEGINS_FORMULA
    return f"'{text}" if text and begins and not isinstance(cell, int) else text
