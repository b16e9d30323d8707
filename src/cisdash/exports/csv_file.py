"""A view's rows as CSV: the same rows in the same order, with the filters in front as comments."""

from cisdash.views.base import View


def csv_bytes(view: View) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets show Cyrillic; lines with # describe it."""
    head = f"# cisdash: {_one_line(view.title)}\n# {_one_line(view.filters)}\n"
    rows = view.data.map(_plain).to_csv(index=False, lineterminator="\n")
    return ("\ufeff" + head + rows).encode()


def _one_line(text: str) -> str:
    """A break in a title would end the comment and start a row."""
    return " ".join(text.split())


def _plain(value: object) -> object:
    """Lists joined by semicolons; a leading = + - @ must not become a formula in a spreadsheet."""
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if isinstance(value, str) and value[:1] in "=+-@" and len(value) > 1:
        return f"'{value}"
    return value
