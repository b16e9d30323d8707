"""A column of texts that keeps them once, in Arrow memory, where the frame finds them as they are.

A text as a Python object takes three times the room of its bytes, and the frame would hold it once more.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa

CHUNK = 1 << 12  # texts that wait as Python objects before they are packed


class TextColumn:
    """Texts or None, appended one by one and read by their place."""

    def __init__(self) -> None:
        self._packed: list[Any] = []
        self._waiting: list[str | None] = []

    def append(self, text: str | None) -> None:
        """Put a text at the end."""
        self._waiting.append(text)
        if len(self._waiting) == CHUNK:
            self._pack()

    def _pack(self) -> None:
        self._packed.append(pa.array(self._waiting, type=pa.large_string()))
        self._waiting = []

    def __len__(self) -> int:
        return len(self._packed) * CHUNK + len(self._waiting)

    def __getitem__(self, place: int) -> str | None:
        if not 0 <= place < len(self):
            raise IndexError(place)
        chunk, inside = divmod(place, CHUNK)
        if chunk < len(self._packed):
            text: str | None = self._packed[chunk][inside].as_py()
            return text
        return self._waiting[inside]

    def __iter__(self) -> Iterator[str | None]:
        for chunk in self._packed:
            yield from chunk.to_pylist()
        yield from self._waiting

    def as_array(self) -> Any:
        """The same texts as a pandas array of dtype ``str``; packed ones are not copied."""
        waiting = [pa.array(self._waiting, type=pa.large_string())] if self._waiting else []
        texts = pa.chunked_array([*self._packed, *waiting], type=pa.large_string())
        make: Any = pd.arrays.ArrowStringArray  # its types do not know the dtype
        return make(texts, dtype=pd.Series(dtype="str").dtype)
