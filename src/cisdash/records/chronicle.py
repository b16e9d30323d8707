"""Initiatives, figures, events and designations."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from cisdash.records.base import (
    AgreementId,
    Bilingual,
    BodyId,
    Cites,
    CityId,
    MeetingId,
    Part,
    PersonId,
    Record,
    StateId,
    When,
    runs_forward,
)
from cisdash.vocabulary import DesignationKind, DesignationStatus, EventKind, InitiativeStatus


class Step(Part):
    """One stage in the life of an initiative."""

    on: When | None = None
    what: Bilingual
    meeting: MeetingId | None = None
    cites: Cites


class Initiative(Record):
    """A proposal or a format: who put it forward, when, and what became of it."""

    title: Bilingual
    summary: Bilingual | None = None
    status: InitiativeStatus
    proposed_by: tuple[StateId, ...] = ()
    proposing_body: BodyId | None = None
    person: PersonId | None = None
    proposed_on: When | None = None
    forum: Bilingual | None = None
    meeting: MeetingId | None = None
    steps: tuple[Step, ...] = ()


class Figure(Record):
    """A number with its unit and period, stated by a source."""

    indicator: Bilingual
    value: Annotated[Decimal, Field(max_digits=24)]  # 1e999999 would fill the memory when written out
    unit: Bilingual
    state: StateId | None = None
    body: BodyId | None = None
    start: When | None = None
    end: When | None = None
    period: Bilingual | None = None  # the source's own words for the period
    stated_by: PersonId | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the period")
        return self


class Event(Record):
    """Something dated that is neither a meeting nor an act."""

    kind: EventKind
    title: Bilingual
    on: When
    end: When | None = None
    city: CityId | None = None
    states: tuple[StateId, ...] = ()
    people: tuple[PersonId, ...] = ()
    body: BodyId | None = None
    meeting: MeetingId | None = None
    agreement: AgreementId | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.on, self.end, "the event")
        return self


class Designation(Record):
    """What a year, a city or a date was declared to be: Year of Youth, Cultural Capital, host of Games."""

    kind: DesignationKind
    status: DesignationStatus = DesignationStatus.DESIGNATED
    title: Bilingual
    start: When
    end: When | None = None
    city: CityId | None = None
    states: tuple[StateId, ...] = ()
    body: BodyId | None = None
    decided_on: When | None = None
    meeting: MeetingId | None = None
    agreement: AgreementId | None = None
    note: Bilingual | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the designation")
        return self
