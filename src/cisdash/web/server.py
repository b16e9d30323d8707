"""The server that ``cisdash run`` starts: Streamlit's own, with the door page made ours.

Streamlit sends every address the same HTML. On the way out it gets the reader's language and our name, and is
told where its server is; otherwise a browser that opens /chair first asks for /chair/_stcore/health and
writes an error into its console.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from starlette.middleware import Middleware

from cisdash.paths import site
from cisdash.web import store
from cisdash.web.navigation import PAGES
from cisdash.words.translate import LANGUAGES

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class DoorPage:
    """ASGI middleware that rewrites the HTML of our pages and nothing else."""

    def __init__(self, app: Callable[[Message, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"].rsplit("/", 1)[-1] not in {"", *PAGES}:
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(send, _language(scope)))


class _Rewriter:
    """Holds a response back until it is whole, then sends it changed."""

    def __init__(self, send: Send, lang: str) -> None:
        self.send, self.lang = send, lang
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = dict(self.start["headers"])
        if headers.get(b"content-type", b"").startswith(b"text/html"):
            self.body = rewritten(self.body.decode(), self.lang).encode()
            headers[b"content-length"] = str(len(self.body)).encode()
            headers.pop(b"etag", None)
        await self.send({**self.start, "headers": list(headers.items())})
        await self.send({"type": "http.response.body", "body": self.body})


def rewritten(html: str, lang: str) -> str:
    """Streamlit's door page in a language, under our name, told where its server is."""
    base = st.get_option("server.baseUrlPath").strip("/")
    where = f"location.origin + {json.dumps('/' + base)}"
    script = f"<script>window.__streamlit={{BACKEND_BASE_URL:{where},MAIN_PAGE_BASE_URL:{where}}}</script>"
    html = html.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    html = html.replace("<title>Streamlit</title>", "<title>cisdash</title>", 1)
    return html.replace("<head>", f"<head>{script}", 1)


def _language(scope: Message) -> str:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", ["en"])[0]
    return asked if asked in LANGUAGES else "en"


@asynccontextmanager
async def _warmed(_: st.App) -> AsyncIterator[None]:
    """The server says that it is healthy once it has the data, not before."""
    await asyncio.to_thread(store.warm)
    yield


app = st.App(site() / "app.py", lifespan=_warmed, middleware=[Middleware(DoorPage)])
