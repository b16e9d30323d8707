"""What all records have in common: frozen, no unknown keys, an id that is a promise, citations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cisdash.dates import PartialDate

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STATE_ID = re.compile(r"[A-Z]{2}")
MOST_WORDS_IN_A_PLACE = 14
_SCRIPTS_MIXED = re.compile(r"(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁё])[A-Za-zА-Яа-яЁё]{2,}")
_HAS_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def _a_date(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(str(value))
    except ValueError as error:
        raise PydanticCustomError("impossible-date", "{reason}", {"reason": str(error)}) from error


def an_id(value: Any) -> str:
    """The value, if it is lower-case words joined by hyphens."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise PydanticCustomError("bad-id", "'{value}' is not an id", {"value": str(value)})


def state_code(value: Any) -> str:
    """The value, if it is two capital letters."""
    if isinstance(value, str) and _STATE_ID.fullmatch(value):
        return value
    raise PydanticCustomError("bad-id", "'{value}' is not a state's code", {"value": str(value)})


def _a_place_in_a_source(value: Any) -> Any:
    if isinstance(value, str) and len(value.split()) > MOST_WORDS_IN_A_PLACE:
        raise PydanticCustomError(
            "locator-too-long",
            "{count} words, at most {most}",
            {"count": len(value.split()), "most": MOST_WORDS_IN_A_PLACE},
        )
    return value


def _of_one_script(value: Any) -> Any:
    mixed = _SCRIPTS_MIXED.search(value) if isinstance(value, str) else None
    if mixed:
        raise PydanticCustomError(
            "mixed-script", "'{word}' mixes Latin and Cyrillic letters", {"word": mixed.group()}
        )
    return value


def _russian(value: Any) -> Any:
    if isinstance(value, str) and value.strip() and not _HAS_CYRILLIC.search(value):
        raise PydanticCustomError("not-russian", "'{value}' has no Cyrillic letter", {"value": value[:60]})
    return _of_one_script(value)


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that names a record of another kind; the references check reads it."""

    kind: str


When = Annotated[PartialDate, BeforeValidator(_a_date)]
RecordId = Annotated[str, BeforeValidator(an_id)]
Line = Annotated[str, Field(min_length=1), BeforeValidator(_of_one_script)]
English = Annotated[str, Field(min_length=1), BeforeValidator(_of_one_script)]
Russian = Annotated[str, Field(min_length=1), BeforeValidator(_russian)]
StateId = Annotated[str, BeforeValidator(state_code), Ref("states")]
SourceId = Annotated[str, BeforeValidator(an_id), Ref("sources")]
CityId = Annotated[str, BeforeValidator(an_id), Ref("cities")]
BodyId = Annotated[str, BeforeValidator(an_id), Ref("bodies")]
PersonId = Annotated[str, BeforeValidator(an_id), Ref("people")]
MeetingId = Annotated[str, BeforeValidator(an_id), Ref("meetings")]
AgreementId = Annotated[str, BeforeValidator(an_id), Ref("agreements")]
PlaceInSource = Annotated[str, Field(min_length=1), BeforeValidator(_a_place_in_a_source)]


class Part(BaseModel):
    """A piece of a record."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True
    )


class Bilingual(Part):
    """A wording of ours: both languages, always."""

    en: English
    ru: Russian


class Title(Part):
    """A name taken from elsewhere, such as the title of an act: Russian where it was found."""

    en: English
    ru: Russian | None = None


class Citation(Part):
    """A place in a source. ``for`` names the fields it supports; without it, the whole record."""

    source: SourceId
    at: PlaceInSource
    supports: tuple[str, ...] = Field(default=(), alias="for")


Cites = Annotated[tuple[Citation, ...], Field(min_length=1)]


class Identified(Part):
    """A record: anything with an id of its own."""

    id: RecordId


class Record(Identified):
    """A record that states facts, and so cites its sources."""

    cites: Cites


def runs_forward(start: PartialDate | None, end: PartialDate | None, what: str) -> None:
    """Raise ``interval-backwards`` if the span cannot be: its latest end lies before its earliest start."""
    if start and end and end.last < start.first:
        raise PydanticCustomError(
            "interval-backwards",
            "{what} ends ({end}) before it starts ({start})",
            {"what": what, "start": str(start), "end": str(end)},
        )


def leaves(annotation: Any) -> Iterator[type]:
    """The classes an annotation is made of, without None."""
    if isinstance(annotation, type) and not get_args(annotation):
        if annotation is not type(None):
            yield annotation
        return
    for inner in get_args(annotation):
        yield from leaves(inner)
