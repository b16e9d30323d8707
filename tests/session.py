"""One open page, spoken to over the websocket as a browser does."""

import asyncio
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

MOST_REMEMBERED = 50


class PageFailed(Exception):
    """The script ended in an exception: there is nothing to measure."""


class Session:
    """One open page of one server."""

    def __init__(self, address: str, page: str) -> None:
        self.stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        self.page = page
        self.script = ""
        self.remembered: list[str] = []

    async def open(self) -> None:
        """Connect."""
        self.socket = await websockets.connect(
            self.stream, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, ping_interval=None
        )

    async def rerun(self, query: str) -> tuple[float, int]:
        """Seconds and bytes from asking to the end of the script."""
        began, received = time.perf_counter(), 0
        await self.socket.send(self._question(query).SerializeToString())
        while True:
            data = await asyncio.wait_for(self.socket.recv(), 60)
            received += len(data)
            if self._is_the_end(ForwardMsg.FromString(data)):
                return time.perf_counter() - began, received

    def _question(self, query: str) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = query
        if self.script:
            message.rerun_script.page_script_hash = self.script
        else:
            message.rerun_script.page_name = self.page
        message.rerun_script.cached_message_hashes.extend(self.remembered)
        return message

    def _is_the_end(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "navigation":  # which page it is, st.navigation says; a new session still names the entry
            self.script = message.navigation.page_script_hash
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise PageFailed(message.delta.new_element.exception.message)
        if kind == "delta" and message.metadata.cacheable and message.hash:
            self.remembered = [*self.remembered, message.hash][-MOST_REMEMBERED:]
        return kind == "script_finished" and message.script_finished in (0, 2)
