"""Bodies of the Commonwealth, and who belongs to them."""

from typing import Self

from pydantic import model_validator

from cisdash.records.base import (
    Bilingual,
    BodyId,
    CityId,
    Record,
    StateId,
    Title,
    When,
    runs_forward,
)
from cisdash.vocabulary import BodyKind, MembershipStatus


class Body(Record):
    """The Commonwealth itself, one of its bodies, or an organisation beside it."""

    name: Bilingual
    short: Bilingual
    kind: BodyKind
    parent: BodyId | None = None
    founded: When | None = None
    dissolved: When | None = None
    founding_act: Title | None = None
    seat: CityId | None = None
    remit: Bilingual | None = None
    main: bool = False  # shown in the membership matrix before anybody chooses bodies

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.founded, self.dissolved, "the body")
        return self


class Membership(Record):
    """A state's standing in a body, for a time.

    ``start`` and ``end`` only where a source gives them. ``seen_on`` is the day of a source that states
    the standing without saying since when: the standing is known from that day, not before.
    """

    body: BodyId
    state: StateId
    status: MembershipStatus
    start: When | None = None
    end: When | None = None
    seen_on: When | None = None
    basis: Title | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the membership")
        return self
