"""Acts: which were adopted, by whom, and until when they run."""

from functools import lru_cache

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import KEPT, Filters, in_years, of_bodies, of_states
from cisdash.queries.meetings import attending


@lru_cache(maxsize=KEPT)
def agreements(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Rows of ``agreements`` under the filters, newest first; undated acts last.

    A state is involved if it is a party, acted on the act, or the act was adopted at a meeting it attended.
    The column ``states`` holds the codes of the states on record as parties or acting.
    """
    frame = frames["agreements"].assign(states=involved(frames))
    keep = in_years(frame, filters, start="signed_on") & of_bodies(frame["body"], filters)
    keep &= of_states((frame["states"], _present(frames)), filters, frame.index)
    return frame.loc[keep].sort_values(
        ["signed_on_first", "id"], ascending=[False, True], ignore_index=True, na_position="last"
    )


def involved(frames: Frames) -> pd.Series:
    """For each act the codes of states that are parties or did something about it."""
    acting = {
        act: {row["state"] for row in rows if row["kind"] != "not_signed"}
        for act, rows in frames.pieces["agreements.actions"].items()
    }
    frame = frames["agreements"]
    return pd.Series(
        [
            tuple(sorted({*parties, *acting.get(act, ())}))
            for act, parties in zip(frame["id"], frame["parties"], strict=True)
        ],
        index=frame.index,
        dtype="object",
    )


def of_meeting(frames: Frames, meeting: str) -> pd.DataFrame:
    """Acts adopted at a meeting, by kind of act."""
    frame = frames["agreements"]
    return frame.loc[frame["meeting"] == meeting].sort_values(["kind", "id"], ignore_index=True)


def _present(frames: Frames) -> pd.Series:
    """The states at the meeting that adopted the act: those on record as there, and the one in the chair."""
    meetings = frames["meetings"]
    chairs = meetings["chair"].map(lambda chair: (chair,) if isinstance(chair, str) else ())
    there = {
        meeting: (*states, *chair)
        for meeting, states, chair in zip(meetings["id"], attending(frames), chairs, strict=True)
    }
    return frames["agreements"]["meeting"].map(lambda meeting: there.get(meeting, ())).astype("object")
