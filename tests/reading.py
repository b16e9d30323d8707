"""Reads printed HTML strictly: what a browser would have to mend is an error here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"img", "br", "hr", "input"}
NO_BLOCKS_INSIDE = {"p", "span", "a", "button", "h1", "h2", "h3", "h4", "dt", "caption", "q", "b"}
BLOCKS = {"div", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "section", "article", "nav", "figure"}
BLOCKS |= {"h1", "h2", "h3", "h4", "header", "footer", "details"}
INSIDE_ONLY = {
    "li": {"ul", "ol"},
    "dt": {"div", "dl"},
    "dd": {"div", "dl"},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"thead", "tbody", "tfoot"},
    "th": {"tr"},
    "td": {"tr"},
    "summary": {"details"},
    "figcaption": {"figure"},
}


@dataclass(slots=True)
class Element:
    """One element with what it holds."""

    name: str
    attributes: dict[str, str | None]
    inside: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes.get(attribute) or ""

    def all(self, *names: str) -> Iterator["Element"]:
        """Every element of these names inside, in order; all of them without a name."""
        for child in self.inside:
            if isinstance(child, Element):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    @property
    def text(self) -> str:
        """What a reader reads, blanks made single."""
        return " ".join(" ".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.inside:
            yield from [child] if isinstance(child, str) else child._texts()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.path = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)
        if tag in EMPTY:
            self.path.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)
        self.path.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.path[-1].name == tag, f"</{tag}> closes <{self.path[-1].name}> at {self.getpos()}"
        self.path.pop()

    def handle_data(self, data: str) -> None:
        self.path[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment at {self.getpos()}: {data[:40]}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration at {self.getpos()}: {decl[:40]}")

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        where = self.getpos()
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice at {where}"
        over = [element.name for element in self.path]
        if tag in BLOCKS:
            assert not NO_BLOCKS_INSIDE & set(over), f"<{tag}> inside {over} at {where}"
        if tag in {"a", "button"}:
            assert not {"a", "button", "summary"} & set(over), f"<{tag}> inside {over} at {where}"
        if tag in INSIDE_ONLY:
            assert over[-1] in INSIDE_ONLY[tag], f"<{tag}> inside <{over[-1]}> at {where}"
        element = Element(tag, dict(attrs))
        self.path[-1].inside.append(element)
        self.path.append(element)


def read(html: str) -> Element:
    """The elements of a piece of HTML. What is not well formed fails the test."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.path) == 1, f"never closed: {[element.name for element in reader.path[1:]]}"
    return reader.path[0]
