"""States and cities."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from cisdash.records.base import (
    Bilingual,
    Cites,
    CityId,
    Part,
    Record,
    StateId,
    When,
    runs_forward,
    state_code,
)
from cisdash.vocabulary import StateCircle


class NameThen(Part):
    """A former name, with the days between which it was the name."""

    name: Bilingual
    start: When | None = None
    end: When | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the name")
        return self


class Capital(Part):
    """A city and the time for which it was the capital."""

    city: CityId
    start: When | None = None
    end: When | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        runs_forward(self.start, self.end, "the time as capital")
        return self


class State(Record):
    """A state that was ever in the Commonwealth, or sits in one of its bodies."""

    id: Annotated[str, BeforeValidator(state_code)]
    name: Bilingual
    official_name: Bilingual
    circle: StateCircle
    names_then: tuple[NameThen, ...] = ()
    capitals: tuple[Capital, ...] = ()
    independence: When | None = None


class City(Record):
    """A place where the Commonwealth meets or works."""

    state: StateId
    name: Bilingual
    names_then: tuple[NameThen, ...] = ()
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    cites: Cites
