"""Ids that records once had: the form of data/redirects.yaml."""

from typing import Annotated

from pydantic import BeforeValidator, RootModel

from cisdash.records.base import an_id, state_code


def _an_old_id(value: object) -> str:
    text = str(value)
    return state_code(text) if text.isupper() else an_id(text)


OldId = Annotated[str, BeforeValidator(_an_old_id)]


class Redirects(RootModel[dict[str, dict[OldId, OldId]]]):
    """Kind → the id a record had → the id it has. An id once published is never given to another record."""
