"""Disagreements between sources, kept as records."""

import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from cisdash.records.base import Bilingual, Cites, Identified, Part
from cisdash.vocabulary import ConflictKind

NOT_KNOWN = "not-known"
_ABOUT = re.compile(r"[a-z]+/[A-Za-z0-9-]+\.[a-z_]+(?:\.[A-Za-z0-9_]+)*")


def _an_address(value: object) -> object:
    if isinstance(value, str) and _ABOUT.fullmatch(value):
        return value
    raise PydanticCustomError("bad-address", "'{value}' is not kind/id.field", {"value": str(value)})


def subject_of(about: str) -> tuple[str, str, str]:
    """Kind, id and field in the address of a fact, ``meetings/chs-2024-12-25.city``."""
    kind, rest = about.split("/", 1)
    record, field = rest.split(".", 1)
    return kind, record, field


class Claim(Part):
    """What one or more sources say."""

    value: Annotated[str, Field(min_length=1)]
    wording: Bilingual | None = None  # how to say the value to a reader, where it is not self-evident
    cites: Cites


class Conflict(Identified):
    """Two or more claims that cannot all be true, the one shown, and why.

    ``about`` is the address of the fact: ``meetings/chs-2024-12-25.city``. ``shown`` must equal what the
    record says (``not-known`` where it says nothing), so a settled conflict cannot go stale.
    """

    about: Annotated[str, BeforeValidator(_an_address)]
    kind: ConflictKind
    question: Bilingual
    claims: tuple[Claim, ...]
    shown: Annotated[str, Field(min_length=1)]
    because: Bilingual

    @property
    def subject(self) -> tuple[str, str, str]:
        """Kind, id and field of the fact."""
        return subject_of(self.about)

    @model_validator(mode="after")
    def _two_claims_differ(self) -> Self:
        if len({claim.value for claim in self.claims}) < 2:
            raise PydanticCustomError("no-disagreement", "fewer than two claims that differ", {})
        return self
