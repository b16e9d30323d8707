"""The README names all that a reader can meet: pages, options, kinds of record, codes, commands of make."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cisdash import __version__
from cisdash.cli import parser
from cisdash.loading.problems import CODES
from cisdash.records import KINDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")


def options(verb: argparse.ArgumentParser) -> Iterator[str]:
    yield from (
        name for action in verb._actions for name in action.option_strings if name not in {"-h", "--help"}
    )


def verbs() -> dict[str, argparse.ArgumentParser]:
    found = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("page", sorted(file.stem for file in (ROOT / "pages").glob("*.py")))
def test_a_page_is_named(page: str) -> None:
    assert f"| `/{page}` |" in README


def test_no_page_is_promised_that_is_not_there() -> None:
    assert set(re.findall(r"\| `/([a-z]+)` \|", README)) == {
        file.stem for file in (ROOT / "pages").glob("*.py")
    }


@pytest.mark.parametrize("verb", verbs())
def test_a_command_and_its_options_are_named(verb: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `cisdash {verb}` |"))
    assert [option for option in options(verbs()[verb]) if option not in row] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_record_is_named(kind: str) -> None:
    assert f"| `{kind}/` |" in README


@pytest.mark.parametrize("code", CODES)
def test_a_problem_code_is_explained(code: str) -> None:
    assert f"| `{code}` | {CODES[code]} |" in README


def test_no_code_is_explained_that_does_not_exist() -> None:
    table = README.split("| code |", 1)[1].split("</details>", 1)[0]
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)) == set(CODES)


def test_every_command_of_make_is_named() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE):
        assert f"`{target}`" in README or f"make {target}" in README or target == "help", target


def test_every_link_to_a_file_leads_to_one() -> None:
    for text, folder in ((README, ROOT), (GUIDE, ROOT / ".github")):
        links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
        assert [link for link in links if not (folder / link).exists()] == []


def test_the_version_is_the_same_everywhere() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"cisdash-{__version__}-py3-none-any.whl" in README


def test_the_lock_names_versions_and_hashes_and_no_place() -> None:
    for file in (ROOT / "deploy").glob("requirements*.txt"):
        text = file.read_text("utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|file:/", text), file.name


def test_what_is_locked_for_the_tests_is_what_is_locked_for_the_run() -> None:
    def locked(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==\S+", (ROOT / "deploy" / name).read_text("utf-8"), re.MULTILINE))

    assert locked("requirements.txt") <= locked("requirements-dev.txt")
