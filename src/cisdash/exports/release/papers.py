"""The papers of a release: README.md, CITATION.cff and SHA256SUMS."""

from collections.abc import Iterable, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from cisdash.exports.release.edition import Edition
from cisdash.exports.release.package_json import AUTHOR, LICENCE, Written
from cisdash.words.describe import Descriptions

SUMS = "SHA256SUMS"


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701 - what is printed here is Markdown and YAML
        loader=PackageLoader("cisdash.exports.release"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def readme(
    edition: Edition,
    counts: Sequence[tuple[str, int]],
    english: Descriptions,
    russian: Descriptions,
    *,
    has_redirects: bool,
) -> bytes:
    """What the release is, its tables with their numbers of rows, how to cite it and how to open it."""
    known = {"edition": edition, "tables": counts, "has_redirects": has_redirects}
    known |= {"en": english, "ru": russian, "author": AUTHOR, "licence": LICENCE}
    return _environment().get_template("README.md.j2").render(known).encode()


def citation(edition: Edition, english: Descriptions) -> bytes:
    """How to cite the dataset, in the Citation File Format."""
    sheet = _environment().get_template("CITATION.cff.j2")
    return sheet.render(edition=edition, en=english, author=AUTHOR, licence=LICENCE).encode()


def sums(files: Iterable[Written]) -> bytes:
    """A line for each file, sorted by path, as ``sha256sum -c`` reads it."""
    lines = sorted((file.path, file.sha256) for file in files)
    return "".join(f"{digest}  {path}\n" for path, digest in lines).encode()
