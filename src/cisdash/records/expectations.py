"""What the dataset as a whole must hold: the form of data/expectations.yaml."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cisdash.records.base import Bilingual, Part, RecordId

Count = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1900, le=2100)]


class Countable(StrEnum):
    """What an official count counts."""

    ACTS = "acts"
    MEETINGS = "meetings"


class Measure(StrEnum):
    """A size of the dataset that has a floor."""

    COMMONWEALTH_STATES = "commonwealth_states"
    NEIGHBOURS = "neighbours"
    HOST_CITIES = "host_cities"
    BODIES = "bodies"
    MEETINGS = "meetings"
    ATTENDANCE = "attendance"
    CHAIR_YEARS = "chair_years"
    ACTS = "acts"
    RUSSIAN_TITLES = "russian_titles"  # per cent of the acts
    ACTIONS = "actions"
    MEMBERSHIPS = "memberships"
    TERMS = "terms"
    DESIGNATIONS = "designations"
    INITIATIVES = "initiatives"
    FIGURES = "figures"
    CONFLICTS = "conflicts"
    SOURCES = "sources"


class Bounds(Part):
    """The floor and the ceiling of one kind."""

    least: Count | None = None
    most: Count | None = None


class Years(Part):
    """A span of years, both ends included."""

    first: Year = Field(alias="from")
    last: Year = Field(alias="to")

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.last < self.first:
            raise PydanticCustomError(
                "interval-backwards", "the years end ({last}) before they start ({first})", dict(self)
            )
        return self


class Whole(Part):
    """An official count of all there is, to hold the dataset's own against."""

    figure: RecordId  # the record of the official count; its end is the day up to which it counts
    counts: Countable
    bodies: tuple[RecordId, ...] = ()  # only what these bodies did; empty: all


class Gap(Part):
    """A year in which nobody had the chair, and why that is no hole in the data."""

    year: Year
    why: Bilingual


class Expectations(Part):
    """Floors and ceilings by kind, the years that must have a chair, and what coverage is measured by."""

    counts: dict[str, Bounds] = Field(default_factory=dict)
    chaired: Years | None = None
    gaps: tuple[Gap, ...] = ()
    floors: dict[Measure, Count] = Field(default_factory=dict)
    best_known: tuple[RecordId, ...] = ()  # the treaties whose tables of ratification matter most
    wholes: tuple[Whole, ...] = ()
