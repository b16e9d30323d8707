"""People and the offices they hold."""

from typing import Self

from pydantic import model_validator

from cisdash.records.base import (
    Bilingual,
    BodyId,
    MeetingId,
    PersonId,
    Record,
    StateId,
    When,
    runs_forward,
)
from cisdash.vocabulary import OfficeRole


class Person(Record):
    """Somebody whom a source names."""

    name: Bilingual


class Term(Record):
    """A person in an office, for a time; ``seen_on`` as for memberships."""

    person: PersonId
    office: Bilingual
    role: OfficeRole
    state: StateId | None = None
    body: BodyId | None = None
    start: When | None = None
    end: When | None = None
    seen_on: When | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the term")
        return self


class Award(Record):
    """An honour given to a person."""

    person: PersonId
    title: Bilingual
    proposed_by: BodyId | None = None
    given_by: BodyId | None = None
    on: When | None = None
    meeting: MeetingId | None = None
