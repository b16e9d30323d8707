"""The door page: in the language of its reader, under our name; nothing else is touched."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from cisdash.web.server import DoorPage, rewritten

Message = MutableMapping[str, Any]
HTML = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


async def streamlit(scope: Message, _: Any, send: Any) -> None:
    """Stands where Streamlit's own application stands, and answers every path in two pieces."""
    assert b"accept-encoding" not in dict(scope["headers"]) or scope["path"] == "/static/app.js"
    kind = b"text/html; charset=utf-8" if scope["path"] != "/static/app.js" else b"text/javascript"
    length = str(len(HTML)).encode()
    headers = [(b"content-type", kind), (b"content-length", length), (b"etag", b"old")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": HTML[:40].encode(), "more_body": True})
    await send({"type": "http.response.body", "body": HTML[40:].encode()})


def ask(path: str, query: str = "") -> tuple[dict[bytes, bytes], str]:
    """Headers and text of the answer to one request."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", b"gzip")],
    }
    asyncio.run(DoorPage(streamlit)(scope, None, send))  # type: ignore[arg-type]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return dict(sent[0]["headers"]), body.decode()


@pytest.mark.parametrize("path", ["/", "/chair", "/meetings", "/prefix/sources"])
def test_a_page_comes_in_the_language_of_the_address(path: str) -> None:
    headers, html = ask(path, "lang=ru&state=TJ")
    assert '<html lang="ru">' in html
    assert "<title>cisdash</title>" in html
    assert "BACKEND_BASE_URL" in html
    assert headers[b"content-length"] == str(len(html.encode())).encode()
    assert b"etag" not in headers


@pytest.mark.parametrize("query", ["", "lang=en", "lang=tlh", 'lang="><script>alert(1)</script>'])
def test_a_language_that_the_site_does_not_have_is_english(query: str) -> None:
    _, html = ask("/chair", query)
    assert '<html lang="en">' in html
    assert "alert" not in html


def test_a_script_passes_as_it_is() -> None:
    headers, text = ask("/static/app.js")
    assert text == HTML
    assert headers[b"etag"] == b"old"


def test_a_door_page_of_another_form_still_passes() -> None:
    assert rewritten("<p>maintenance</p>", "ru") == "<p>maintenance</p>"
