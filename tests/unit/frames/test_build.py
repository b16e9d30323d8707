"""Every kind of record becomes a frame by one rule, and nobody writes into a frame."""

from collections.abc import Callable

import pandas as pd
import pytest

from cisdash.frames.build import Frames, build, columns
from cisdash.records import KINDS
from cisdash.records.chronicle import Figure
from tests.build import a_body, a_city, a_conflict, a_dataset, a_meeting, a_source, a_state, frames_of, named
from tests.build import small as small_dataset

SUMMIT = a_meeting(
    "2025-10-10",
    city="dushanbe",
    documents=19,
    agenda=named("Agenda", "Повестка"),
    attendance=[
        {"state": "TJ", "level": "head_of_state"},
        {"state": "KG", "presence": "absent", "cites": [{"source": "gazette", "at": "page 2"}]},
    ],
    cites=[
        {"source": "gazette", "at": "page 7", "for": ["start", "city"]},
        {"source": "gazette", "at": "page 9"},
    ],
)


@pytest.fixture(scope="module")
def frames() -> Frames:
    return frames_of(
        a_state(), a_city(), a_body(), SUMMIT, a_meeting("1993"), a_meeting("1994-02", end="1994-03")
    )


@pytest.mark.parametrize(
    ("kind", "column", "dtype"),
    [
        ("meetings", "id", "str"),
        ("meetings", "agenda_ru", "str"),
        ("meetings", "venue_en", "str"),
        ("meetings", "start", "str"),
        ("meetings", "start_first", "datetime64[us]"),
        ("meetings", "end_last", "datetime64[us]"),
        ("meetings", "documents", "Int64"),
        ("meetings", "status", "category"),
        ("meetings.attendance", "of", "str"),
        ("meetings.attendance", "at", "int64"),
        ("meetings.attendance", "presence", "category"),
        ("chairmanships", "co_chairs", "object"),
        ("cities", "lat", "Float64"),
        ("figures", "value", "Float64"),
        ("bodies", "main", "bool"),
    ],
)
@pytest.mark.parametrize("records", ["some", "none"])
def test_a_column_has_one_type_whether_there_are_records_or_none(
    kind: str, column: str, dtype: str, records: str, frames: Frames
) -> None:
    chosen = frames if records == "some" else build(a_dataset())
    assert str(chosen[kind][column].dtype) == dtype


def test_a_closed_list_keeps_all_its_values_even_if_no_record_uses_them(frames: Frames) -> None:
    assert set(frames["meetings"]["status"].cat.categories) == {"held", "planned", "moved", "cancelled"}


def test_every_kind_and_every_kind_of_piece_has_its_frame() -> None:
    names = set(build(a_dataset()).by_name)
    assert set(KINDS) < names
    assert {"meetings.attendance", "agreements.actions", "conflicts.claims", "citations"} < names
    assert not {name for name in names if name.endswith(".cites")}, "citations stand in a frame of their own"


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_a_kind_follow_from_its_class(kind: str) -> None:
    frame = build(a_dataset())[kind]
    assert list(frame.columns) == list(columns(KINDS[kind]))
    assert frame.empty


@pytest.mark.parametrize(
    ("meeting", "first", "last"),
    [
        ("chs-1993", "1993-01-01", "1993-12-31"),
        ("chs-1994-02", "1994-02-01", "1994-02-28"),
        ("chs-2025-10-10", "2025-10-10", "2025-10-10"),
    ],
    ids=["a year", "a month", "a day"],
)
def test_a_vague_date_has_a_first_and_a_last_day(frames: Frames, meeting: str, first: str, last: str) -> None:
    row = frames["meetings"].set_index("id").loc[meeting]
    assert row["start"] == meeting.removeprefix("chs-")
    assert (row["start_first"], row["start_last"]) == (pd.Timestamp(first), pd.Timestamp(last))


def test_what_is_not_known_is_missing_and_never_a_word(frames: Frames) -> None:
    row = frames["meetings"].set_index("id").loc["chs-1993"]
    assert row[["end", "city", "venue_en", "documents", "end_first"]].isna().all()
    assert frames.rows["meetings"]["chs-1993"]["city"] is None


def test_pieces_know_their_record_and_their_place_in_it(frames: Frames) -> None:
    pieces = frames["meetings.attendance"]
    found = zip(pieces["of"], pieces["at"], pieces["state"], pieces["presence"], strict=True)
    assert list(found) == [("chs-2025-10-10", 0, "TJ", "present"), ("chs-2025-10-10", 1, "KG", "absent")]
    assert [row["state"] for row in frames.pieces["meetings.attendance"]["chs-2025-10-10"]] == ["TJ", "KG"]
    assert "chs-1993" not in frames.pieces["meetings.attendance"]


def test_a_citation_knows_what_it_supports_and_where_it_hangs(frames: Frames) -> None:
    cited = frames.cited["meetings", "chs-2025-10-10"]
    assert sorted((row["path"], row["fields"], row["place"]) for row in cited) == [
        ("", (), "page 9"),
        ("", ("start", "city"), "page 7"),
        ("attendance.1", (), "page 2"),
    ]
    assert len(frames["citations"]) == 8  # 1 state, 1 city, 1 body, 3 of the summit, 2 of the others


def test_a_record_is_disputed_by_the_conflicts_about_it_alone() -> None:
    frames = frames_of(SUMMIT, a_meeting("1993"), a_conflict("meetings/chs-2025-10-10.city"))
    assert set(frames.disputed) == {("meetings", "chs-2025-10-10")}
    assert [row["id"] for row in frames.disputed["meetings", "chs-2025-10-10"]] == [
        "meetings-chs-2025-10-10-city"
    ]


def test_a_number_keeps_its_decimals() -> None:
    figure = Figure.model_validate(
        {"id": "trade", "indicator": named("Trade"), "value": "12.5", "unit": named("per cent")}
        | {"cites": [{"source": "gazette", "at": "page 1"}]}
    )
    assert frames_of(figure)["figures"]["value"].tolist() == [12.5]


def test_records_stand_in_the_order_of_their_files() -> None:
    frames = frames_of(a_source("b"), a_source("a"))
    assert frames["sources"]["id"].tolist() == ["gazette", "b", "a"]


@pytest.mark.parametrize(
    "write",
    [
        lambda frames: frames.by_name.update(meetings=None),
        lambda frames: frames.rows.update(meetings={}),
        lambda frames: frames.cited.clear(),
        lambda frames: setattr(frames, "rows", {}),
    ],
)
def test_the_frames_of_a_dataset_cannot_be_exchanged(write: Callable[[Frames], None]) -> None:
    with pytest.raises((AttributeError, TypeError)):
        write(small_dataset())
