"""Marks are drawn, told apart by shape and not by colour alone, and silent beside their word."""

from xml.etree import ElementTree as ET

import pytest

from cisdash.charts.glyphs import MARKS, glyph
from cisdash.vocabulary import MeetingStatus, MembershipStatus


@pytest.mark.parametrize("mark", MARKS)
def test_each_mark_is_a_whole_silent_drawing_of_its_class(mark: str) -> None:
    drawing = ET.fromstring(glyph(mark))  # noqa: S314 - our own drawing
    assert drawing.tag == "svg"
    assert drawing.attrib["aria-hidden"] == "true"
    assert f"cis-is-{mark}" in drawing.attrib["class"].split()
    assert len(drawing) > 0


def test_colours_come_from_the_style_sheet_alone() -> None:
    assert not [
        mark for mark in MARKS if "#" in glyph(mark) or "style=" in glyph(mark) or "fill=" in glyph(mark)
    ]


def test_each_standing_and_each_status_of_a_meeting_has_a_mark() -> None:
    standings = {*MembershipStatus, "left", "not_known", "not_applicable"}
    assert standings | {*MeetingStatus} | {"conflict"} <= set(MARKS)


@pytest.mark.parametrize(
    "marks",
    [(*MembershipStatus, "left", "not_known", "not_applicable"), tuple(MeetingStatus)],
    ids=["standings", "meetings"],
)
def test_no_two_marks_of_one_legend_have_the_same_shape(marks: tuple[str, ...]) -> None:
    shapes = [glyph(mark).partition(">")[2] for mark in marks]
    assert len(shapes) == len(set(shapes))


def test_an_unknown_mark_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(KeyError):
        glyph("no-such-mark")
