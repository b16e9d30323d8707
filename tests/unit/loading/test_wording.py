"""Pydantic's findings are said in our words."""

import inspect

import pytest
from pydantic import BaseModel, ValidationError

from cisdash.loading.wording import did_you_mean, explain, nearest
from cisdash.records import KINDS
from cisdash.records.meetings import Meeting
from cisdash.records.places import City


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("KS", "KG"), ("Tj", "TJ"), ("dushambe", "dushanbe"), ("xyzzy", None)],
    ids=["one letter off", "the wrong case", "a common misspelling", "nothing near"],
)
def test_the_nearest_known_word_is_offered(wrong: str, right: str | None) -> None:
    assert nearest(wrong, ["KG", "TJ", "dushanbe"]) == right
    assert did_you_mean(wrong, ["KG", "TJ", "dushanbe"]) == (f"Did you mean '{right}'? " if right else "")


def findings(model: type[BaseModel], **values: object) -> dict[str, tuple[str, str, str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)
    return {".".join(map(str, found["loc"])): explain(model, found) for found in caught.value.errors()}


def test_a_misspelt_key_gets_the_fields_of_its_own_block() -> None:
    found = findings(Meeting, attendance=[{"stat": "TJ"}])
    code, message, hint = found["attendance.0.stat"]
    assert (code, message) == ("unknown-key", "'stat' is not a field here")
    assert hint.startswith("Did you mean 'state'? Allowed: state, body, level")


def test_a_key_is_offered_as_it_is_written_not_as_it_is_called_inside() -> None:
    *_, hint = findings(Meeting, cites=[{"fro": "x"}])["cites.0.fro"]
    assert hint == "Did you mean 'for'? Allowed: source, at, for."


def test_no_message_shows_what_the_program_is_made_of() -> None:
    found = findings(
        City, id=["x"], state={}, name="N", names_then="x", lat="north", lon=[], cites="x", url=1
    )
    for code, message, hint in found.values():
        for inner in ("Input should", "dictionary", "instance", "tuple", "Bilingual", "NameThen", "pydantic"):
            assert inner not in message + hint, (code, message, hint)


def test_long_values_are_cut() -> None:
    _, message, _ = findings(City, lat="9" * 5000)["lat"]
    assert len(message) < 100


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_a_record_of_it_is(kind: str) -> None:
    assert inspect.getdoc(KINDS[kind])
    assert "\n\n" not in inspect.cleandoc(KINDS[kind].__doc__ or "").split(".")[0]
