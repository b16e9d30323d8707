"""A problem says where, what, why and what to do, in three forms."""

import json

from cisdash.loading.problems import DatasetInvalid, Problem, as_github, as_json, as_text

LATER = Problem("data/b.yaml", 3, "one", "start", "impossible-date", "is 100 % wrong", "Mend: it, now.")
EARLY = Problem("data/a.yaml", 10, "", "", "empty-file", "holds nothing", "Remove it.")


def test_the_text_leads_with_what_an_editor_can_jump_to() -> None:
    assert str(LATER) == "data/b.yaml:3: one.start: is 100 % wrong [impossible-date]\n    Mend: it, now."
    assert str(EARLY) == "data/a.yaml:10: holds nothing [empty-file]\n    Remove it."


def test_the_closing_line_counts_problems_and_files() -> None:
    assert as_text([EARLY, LATER]).endswith("\n\n2 problems in 2 files. Nothing was loaded.")
    assert as_text([EARLY]).endswith("\n\n1 problem in 1 file. Nothing was loaded.")


def test_json_has_every_field_and_keeps_cyrillic_readable() -> None:
    problem = Problem("data/a.yaml", 1, "one", "ru", "mixed-script", "Heкто", "Type again.")
    assert "Heкто" in as_json([problem])
    assert json.loads(as_json([problem])) == [
        {
            "path": "data/a.yaml",
            "line": 1,
            "record": "one",
            "field": "ru",
            "code": "mixed-script",
            "message": "Heкто",
            "hint": "Type again.",
        }
    ]


def test_github_annotations_are_one_line_whatever_the_message_holds() -> None:
    nasty = Problem("data/a,b:c.yaml", 1, "one", "", "bad-value", "a\nb\r::error::", "c %")
    assert as_github([nasty]) == (
        "::error file=data/a%2Cb%3Ac.yaml,line=1,title=bad-value::one: a%0Ab%0D::error:: c %25"
    )
    assert as_github([EARLY]).endswith("::holds nothing Remove it.")


def test_an_invalid_dataset_carries_its_problems_in_order() -> None:
    assert DatasetInvalid([LATER, EARLY]).problems == (EARLY, LATER)
    assert str(DatasetInvalid([LATER, EARLY])) == "2 problems"
    assert str(DatasetInvalid([EARLY])) == "1 problem"
