"""The dataset in a running site: loaded once a process, read anew when its files change, never lost.

A broken file does not take the site down: it goes on with the last good dataset and says so.
"""

import gc
import logging
import threading
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import streamlit as st

from cisdash.frames.build import Frames
from cisdash.frames.cache import open_frames
from cisdash.loading.load import dataset_files
from cisdash.loading.problems import Problem
from cisdash.paths import cache_folder, data_folder

_LOG = logging.getLogger("cisdash")
SECONDS_BETWEEN_LOOKS = 2.0
Stamp = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the site has: frames of the last good dataset, if there ever was one, and today's problems."""

    frames: Frames | None
    problems: tuple[Problem, ...]


class Store:
    """Holds the state of one dataset folder and renews it when a file changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._looked = float("-inf")
        self._state = State(None, ())

    def state(self) -> State:
        """The present state; looks at the files at most every two seconds."""
        if time.monotonic() - self._looked < SECONDS_BETWEEN_LOOKS:
            return self._state
        with self._lock:
            if time.monotonic() - self._looked >= SECONDS_BETWEEN_LOOKS:
                self._renew()
                self._looked = time.monotonic()
        return self._state

    def _renew(self) -> None:
        stamp = _stamp(self.folder)
        if stamp == self._stamp:
            return
        opened = open_frames(self.folder, cache_folder())
        if opened.note:
            _LOG.warning(opened.note)
        self._state, self._stamp = State(opened.frames or self._state.frames, opened.problems), stamp


@st.cache_resource(show_spinner=False)
def store(folder: str) -> Store:
    """The store of a folder, one for all sessions."""
    return Store(Path(folder))


def state() -> State:
    """The state of the dataset this site was started with."""
    return store(str(data_folder())).state()


def warm() -> None:
    """Load before the first visitor comes, and take what will stay out of the garbage collector's rounds.

    Streamlit collects after every run of a page; over all of pandas and plotly that costs more than the page.
    """
    import_module("cisdash.views.overview")
    state()
    gc.collect()
    gc.freeze()


def _stamp(folder: Path) -> Stamp:
    """Changes whenever a file is written, added or removed."""
    return tuple((str(file), *_look(file)) for file in dataset_files(folder))


def _look(file: Path) -> tuple[int, int, int]:
    try:
        status = file.stat()
    except OSError:  # gone since it was listed, or a link to nothing
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
