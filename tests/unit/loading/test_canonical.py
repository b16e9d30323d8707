"""Every data file has one canonical form; making it loses neither a value nor a comment."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cisdash.loading.canonical import WIDTH, canonical
from cisdash.loading.reader import read_sheet
from cisdash.loading.rewrite import rewrite
from cisdash.paths import site
from tests.build import SMALL

LOOSE = """\
# Meetings: one record a meeting.
#
# In doubt: leave it out.

# the later one
- cites: [{at: 'page 1', source: gazette}]   # both days
  id: chs-2025
  start: "2025-10-10"

  # who came, as far as a source says
  attendance:
  - state: TJ
    level: head_of_state   # by name
  - {presence: absent, state: KG}
  body: chs
  status: held
- id: chs-1993
  status: held
  agenda: {ru: 'Устав: принятие', en: "The Charter
    and more"}
  body: chs
  start: 1993
  cites: [{source: gazette, at: page 2}]
# the end
"""
TIDY = """\
# Meetings: one record a meeting.
#
# In doubt: leave it out.

- id: chs-1993
  body: chs
  status: held
  start: 1993
  agenda: {en: The Charter and more, ru: "Устав: принятие"}
  cites:
    - {source: gazette, at: page 2}

# the later one
- id: chs-2025
  body: chs
  status: held
  start: 2025-10-10
  # who came, as far as a source says
  attendance:
    - state: TJ
      level: head_of_state  # by name
    - {state: KG, presence: absent}
  cites:  # both days
    - {source: gazette, at: page 1}

# the end
"""


def test_records_fields_and_quotes_come_into_order_and_comments_go_with_them() -> None:
    assert canonical(LOOSE, "meetings") == TIDY


def test_the_canonical_form_is_its_own() -> None:
    assert canonical(TIDY, "meetings") == TIDY


def test_a_comment_that_touches_the_first_record_goes_with_it() -> None:
    text = "# head\n\n# the second\n- id: b\n\n- id: a\n"
    assert canonical(text, "people") == "# head\n\n- id: a\n\n# the second\n- id: b\n"


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("- {id: a}  # why\n", "# why\n- id: a\n"),
        ("- # about a\n  id: a\n- # about b\n  id: b\n", "# about a\n- id: a\n\n# about b\n- id: b\n"),
        ("# none so far\n[]\n", "# none so far\n\n[]\n"),
        ("- id: a\n  note: | # keep\n    text\n", '- id: a\n  note: "text\\n"  # keep\n'),
        ("- id: a\n  note: {'x, y': z}\n", '- id: a\n  note: {"x, y": z}\n'),
        ("# head\r\n\r\n# of b\r\n- id: b\r\n- id: a\r\n", "# head\n\n- id: a\n\n# of b\n- id: b\n"),
        ("- status: held\n  # why\n  id: a\n", "# why\n- id: a\n  status: held\n"),
    ],
    ids=[
        "behind a record on one line",
        "behind a dash",
        "a file without records",
        "behind the mark of a block of text",
        "a name that needs quotes on a line",
        "lines that end as on Windows",
        "before what becomes the first field",
    ],
)
def test_no_comment_and_no_value_is_lost_wherever_it_stands(text: str, tidy: str) -> None:
    found = canonical(text, "people")
    assert found.lstrip("\n") == tidy
    assert canonical(found, "people") == found


def test_what_does_not_fit_on_a_line_stands_below() -> None:
    long = "a long agenda " * 12
    text = canonical(f"- id: a\n  agenda: {{en: {long}, ru: Повестка}}\n", "meetings")
    assert text == f"- id: a\n  agenda:\n    en: {long.strip()}\n    ru: Повестка\n"
    assert max(map(len, text.splitlines())) > WIDTH, "a text is never broken"


VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40)


@given(st.lists(st.tuples(VALUES, VALUES, st.lists(VALUES, max_size=3)), min_size=1, max_size=4))
def test_no_text_is_changed_whatever_stands_in_it(rows: list[tuple[str, str, list[str]]]) -> None:
    given_rows = [
        {"id": f"r{n}", "title": title, "agenda": {"en": en}, "joint": joint, "attendance": [{"office": en}]}
        for n, (title, en, joint) in enumerate(rows)
    ]
    text = "".join(f"- {escaped(row)}\n" for row in given_rows)
    tidy = canonical(text, "meetings")
    assert read(tidy) == given_rows
    assert canonical(tidy, "meetings") == tidy


def escaped(value: Any) -> str:
    """The test's own way to write any text: every character by its number."""
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(escaped, value))}]"
    return f"{{{', '.join(f'{name}: {escaped(inner)}' for name, inner in value.items())}}}"


def read(text: str) -> list[dict[str, Any]]:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - hypothesis wants no fixture

    with TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.yaml"
        file.write_text(text, "utf-8", newline="")
        sheet = read_sheet(file, "sheet.yaml")
    assert not sheet.problems, sheet.problems
    return [dict(row) for row in sheet.rows]


def comments(text: str) -> int:
    return sum("# " in line for line in text.splitlines())


@pytest.mark.parametrize("folder", [SMALL, site() / "data"], ids=["a small dataset", "our own dataset"])
def test_rewriting_changes_no_fact_and_loses_no_comment(folder: Path) -> None:
    for file in folder.glob("*/*.yaml"):
        text = file.read_text("utf-8")
        tidy = canonical(text, file.parent.name)
        assert comments(tidy) == comments(text), file
        by_id = {row["id"]: row for row in read(text)}
        assert {row["id"]: row for row in read(tidy)} == by_id


def test_a_file_that_is_not_understood_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "meetings" / "meetings.yaml"
    file.parent.mkdir()
    file.write_text("- id: a\n  id: b\n", "utf-8")
    (found,) = rewrite(tmp_path, look_only=False)
    assert not found.changed
    assert [problem.code for problem in found.problems] == ["duplicate-key"]
    assert file.read_text("utf-8") == "- id: a\n  id: b\n"


def test_looking_changes_nothing_and_writing_changes_once(tmp_path: Path) -> None:
    file = tmp_path / "meetings" / "meetings.yaml"
    file.parent.mkdir()
    file.write_text(LOOSE, "utf-8")
    assert [one.changed for one in rewrite(tmp_path, look_only=True)] == [True]
    assert file.read_text("utf-8") == LOOSE
    assert [one.changed for one in rewrite(tmp_path, look_only=False)] == [True]
    assert file.read_text("utf-8") == TIDY
    assert [one.changed for one in rewrite(tmp_path, look_only=False)] == [False]
    assert [one.name for one in file.parent.iterdir()] == ["meetings.yaml"], "nothing is left beside it"
