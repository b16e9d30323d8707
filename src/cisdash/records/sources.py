"""Publications that facts rest on."""

from typing import Annotated

from pydantic import Field

from cisdash.languages import Language
from cisdash.records.base import Identified, Title, When
from cisdash.vocabulary import SourceKind


class Source(Identified):
    """One publication, described once and cited by its id."""

    title: Annotated[str, Field(min_length=1)]  # in its own language, as printed
    publisher: Annotated[str, Field(min_length=1)]
    kind: SourceKind
    language: Language
    published: When | None = None
    accessed: When | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    founding: bool = False  # one of the five documents the dataset began with
    note: Title | None = None
