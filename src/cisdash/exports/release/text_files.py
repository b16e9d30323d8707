"""A table as CSV and as JSON.

Values are written as they are: unlike a download from a page, a release is read by programs, and a quotation
mark set before a leading ``=`` would be a change of the data.
"""

import csv
import io
import json
from datetime import date
from typing import Any

from cisdash.exports.release.cells import Cell, Sheet, listed, number


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8, commas, lines that end with a line feed; missing values are empty, lists are JSON arrays."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in sheet.form.columns])
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode()


def json_bytes(sheet: Sheet) -> bytes:
    """A list of objects, one a line: two releases can be compared by line. Missing values are null."""
    names = [column.name for column in sheet.form.columns]
    rows = (dict(zip(names, map(_value, row), strict=True)) for row in sheet.rows)
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode() if lines else b"[]\n"


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return listed(cell)
    if isinstance(cell, float):
        return str(number(cell))
    return str(cell)


def _value(cell: Cell) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return number(cell)
    return cell
