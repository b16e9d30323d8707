"""Whatever stands in a file: problems or a dataset come of it, never an exception."""

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cisdash import examine
from cisdash.loading.problems import CODES, as_github, as_json, as_text

SOUND = Path(__file__).parent / "sound"
FILES = sorted(file.relative_to(SOUND).as_posix() for file in SOUND.rglob("*.yaml"))
# What has a meaning in YAML or in our records is more telling than any random byte.
PIECES = st.sampled_from(
    [
        *(
            "&a ",
            "*a",
            "<<: ",
            "? ",
            "- ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "|",
            ">",
            "'",
            '"',
            "#",
            "%",
            "---\n",
            "!!int ",
        ),
        *(
            "\n",
            "\n  ",
            "\t",
            "\x00",
            "\ufeff",
            "\u2028",
            "é",
            "Ж",
            "null",
            "~",
            "1e999",
            "9" * 5000,
            "2024-02-30",
        ),
        *("0000", "9999-12-31", "-1", "TJ", "cis", "id: ", "cites: ", "for: ", "members", "attendance.0"),
    ]
)
calm = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def survives(file: str, content: bytes) -> None:
    with TemporaryDirectory() as place:
        folder = copytree(SOUND, Path(place) / "data")
        (folder / file).write_bytes(content)
        dataset, problems = examine(folder)
    assert (dataset is None) == bool(problems)
    assert all(problem.code in CODES and problem.line >= 1 for problem in problems)
    assert all(form(problems) for form in (as_text, as_json)) or not problems
    assert as_github(problems).count("\n") == max(0, len(problems) - 1), "one annotation a line"


@calm
@given(st.sampled_from(FILES), st.binary(max_size=400))
def test_any_bytes_for_a_file(file: str, content: bytes) -> None:
    survives(file, content)


@calm
@given(st.sampled_from(FILES), st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_for_a_file(file: str, content: str) -> None:
    survives(file, content.encode())


@calm
@given(st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES), max_size=6))
def test_a_sound_file_with_pieces_put_in_and_cut_out(file: str, cuts: list[tuple[float, int, str]]) -> None:
    text = (SOUND / file).read_text("utf-8")
    for share, length, piece in cuts:
        at = int(share * len(text))
        text = text[:at] + piece + text[at + length :]
    survives(file, text.encode("utf-8", "surrogatepass"))


@calm
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=4),
)
def test_a_sound_file_with_lines_exchanged(file: str, swaps: list[tuple[int, int]]) -> None:
    rows = (SOUND / file).read_text("utf-8").splitlines()
    for one, other in swaps:
        a, b = one % len(rows), other % len(rows)
        rows[a], rows[b] = rows[b], rows[a]
    survives(file, "\n".join(rows).encode())
