"""Meetings, who came to them, and the chairmanship."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from cisdash.records.base import (
    Bilingual,
    BodyId,
    Citation,
    CityId,
    MeetingId,
    Part,
    PersonId,
    Record,
    StateId,
    Title,
    When,
    runs_forward,
)
from cisdash.vocabulary import Level, MeetingKind, MeetingStatus, Presence, TermBasis, TermStatus


class Attendance(Part):
    """One delegation, or one office-holder of a body, at a meeting.

    Without ``cites`` of its own it rests on those of the meeting.
    """

    state: StateId | None = None
    body: BodyId | None = None
    level: Level = Level.NOT_STATED
    presence: Presence = Presence.PRESENT
    person: PersonId | None = None
    office: Bilingual | None = None
    cites: tuple[Citation, ...] = ()


class Meeting(Record):
    """A meeting of one body, held or announced; ``joint`` names the bodies that met with it."""

    body: BodyId
    kind: MeetingKind = MeetingKind.NOT_STATED
    status: MeetingStatus
    number: Annotated[int, Field(ge=1)] | None = None
    start: When
    end: When | None = None
    city: CityId | None = None
    venue: Title | None = None
    host: StateId | None = None
    chair: StateId | None = None
    presided_by: PersonId | None = None
    joint: tuple[BodyId, ...] = ()
    documents: Annotated[int, Field(ge=0)] | None = None
    documents_expected: Annotated[int, Field(ge=0)] | None = None  # announced before the meeting
    agenda: Bilingual | None = None
    outcome: Bilingual | None = None
    note: Bilingual | None = None
    next: MeetingId | None = None
    attendance: tuple[Attendance, ...] = ()

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the meeting")
        return self


class Chairmanship(Record):
    """One term in the chair of the Commonwealth, for the time named in the decision."""

    chair: StateId
    co_chairs: tuple[StateId, ...] = ()
    start: When
    end: When | None = None
    basis: TermBasis = TermBasis.NOT_STATED
    status: TermStatus
    person: PersonId | None = None
    decided_on: When | None = None
    decided_at: MeetingId | None = None
    theme: Bilingual | None = None
    note: Bilingual | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the term")
        return self
