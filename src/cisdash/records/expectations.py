"""What the dataset as a whole must hold: the form of data/expectations.yaml."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cisdash.records.base import Part

Count = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1900, le=2100)]


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


class Expectations(Part):
    """Floors and ceilings by kind, and the years that must have a chair."""

    counts: dict[str, Bounds] = Field(default_factory=dict)
    chaired: Years | None = None
