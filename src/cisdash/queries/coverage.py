"""How much the dataset knows: how many records, on how many sources, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.frames.roles import pieces, roles
from cisdash.queries.filters import Filters
from cisdash.queries.places import host_cities
from cisdash.records import KINDS
from cisdash.records.expectations import Countable, Measure

CONSENTS = ("ratified", "approved", "procedures_done", "consented", "acceded", "deposited")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    known: int
    of: int

    @property
    def per_cent(self) -> float:
        """The share in per cent; of nothing, nothing is missing."""
        return 100.0 * self.known / self.of if self.of else 100.0


@lru_cache(maxsize=1)
def measures(frames: Frames) -> Mapping[Measure, int]:
    """The sizes of the dataset that have floors."""
    circle = frames["states"]["circle"]
    acts = frames["agreements"]
    cities = host_cities(frames, Filters())
    return {
        Measure.COMMONWEALTH_STATES: int((circle == "commonwealth").sum()),
        Measure.NEIGHBOURS: int((circle == "neighbour").sum()),
        Measure.HOST_CITIES: int((cities["held"] > 0).sum()),
        Measure.BODIES: len(frames["bodies"]),
        Measure.MEETINGS: len(frames["meetings"]),
        Measure.ATTENDANCE: len(frames["meetings.attendance"]),
        Measure.CHAIR_YEARS: len(chair_years(frames)),
        Measure.ACTS: len(acts),
        Measure.RUSSIAN_TITLES: int(Share(int(acts["title_ru"].notna().sum()), len(acts)).per_cent),
        Measure.ACTIONS: len(frames["agreements.actions"]),
        Measure.MEMBERSHIPS: len(frames["memberships"]),
        Measure.TERMS: len(frames["terms"]),
        Measure.DESIGNATIONS: len(frames["designations"]),
        Measure.INITIATIVES: len(frames["initiatives"]),
        Measure.FIGURES: len(frames["figures"]),
        Measure.CONFLICTS: len(frames["conflicts"]),
        Measure.SOURCES: len(frames["sources"]),
    }


def chair_years(frames: Frames) -> tuple[int, ...]:
    """The years that a term in the chair touches, those declined left out."""
    terms = frames["chairmanships"]
    terms = terms.loc[terms["status"] != "declined"]
    last = terms["end_last"].fillna(terms["start_last"])
    spans = zip(terms["start_first"].dt.year, last.dt.year, strict=True)
    years = {year for first, end in spans for year in range(int(first), int(end) + 1)}
    return tuple(sorted(years))


@lru_cache(maxsize=1)
def support(frames: Frames) -> pd.DataFrame:
    """What the records of each kind rest on.

    Columns: ``kind`` str; ``records``, ``one``, ``two``, ``more`` int64: records with so many independent
    sources, that is sources of so many publishers; ``weak`` int64: records that rest on weak sources alone;
    ``disputed`` int64: records about which sources differ. Sources themselves cite nothing and are left out.
    """
    source = frames["sources"].set_index("id")
    cited = frames["citations"]
    cited = cited.assign(
        publisher=cited["source"].map(source["publisher"]),
        weak=cited["source"].map(source["kind"].astype("str")) == "weak",
    )
    each = cited.groupby(["kind", "record"], observed=True).agg(
        publishers=("publisher", "nunique"), weak=("weak", "all")
    )
    disputed = dict.fromkeys(KINDS, 0)
    for kind, _ in frames.disputed:
        disputed[kind] += 1
    rows = []
    for kind in KINDS:
        if kind == "sources":
            continue
        found = each.loc[each.index.get_level_values("kind") == kind]
        counts = found["publishers"].clip(upper=3).value_counts()
        numbers = [int(counts.get(n, 0)) for n in (1, 2, 3)]
        rows.append((kind, len(frames[kind]), *numbers, int(found["weak"].sum()), disputed[kind]))
    return pd.DataFrame(rows, columns=["kind", "records", "one", "two", "more", "weak", "disputed"])


@lru_cache(maxsize=1)
def completeness(frames: Frames) -> pd.DataFrame:
    """How often a field that may be empty is filled.

    Columns: ``kind`` str, ``field`` str, ``known`` and ``records`` int64. Fields that every record must have,
    and lists of ids, are left out; lists of pieces count as filled if they have one.
    """
    rows = []
    for kind, model in KINDS.items():
        frame = frames[kind]
        for name, role in roles(model):
            column = f"{name}_en" if role == "wording" else name
            if role in {"list", "bool"} or model.model_fields[name].is_required():
                continue
            empty = frame[column].isna() | (frame[column].astype("str") == "not_stated")
            rows.append((kind, name, int((~empty).sum()), len(frame)))
        rows += [(kind, name, len(frames.pieces[f"{kind}.{name}"]), len(frame)) for name, _ in pieces(model)]
    return pd.DataFrame(rows, columns=["kind", "field", "known", "records"])


@lru_cache(maxsize=1)
def ratification(frames: Frames) -> pd.DataFrame:
    """What is known of the treaties that expectations.yaml calls the best known, in its order.

    Columns: ``id`` str; ``bound`` int64, states with a consent, a deposit or an entry into force; ``consent``
    and ``in_force`` int64, those of them for which its day is known, be it to the year; ``by_rule`` int64,
    entries into force that follow from a deposit by the rule of the text.
    """
    rows = [(act, *_bound(frames, act)) for act in frames.expected.best_known]
    return pd.DataFrame(rows, columns=["id", "bound", "consent", "in_force", "by_rule"])


def _bound(frames: Frames, act: str) -> tuple[int, int, int, int]:
    actions = frames.pieces["agreements.actions"].get(act, ())
    bound = {row["state"] for row in actions if row["kind"] in (*CONSENTS, "in_force")}
    consent = {row["state"] for row in actions if row["kind"] in CONSENTS and row["on"]}
    entered = [row for row in actions if row["kind"] == "in_force" and row["on"]]
    by_rule = {row["state"] for row in entered if row["by_rule"]}
    return len(bound), len(consent), len({row["state"] for row in entered}), len(by_rule)


@dataclass(frozen=True, slots=True)
class OfWhole:
    """An official count, and ours up to the same day."""

    figure: str
    official: int
    ours: int


def of_wholes(frames: Frames) -> tuple[OfWhole, ...]:
    """Our share of what official counts say there is."""
    return tuple(
        OfWhole(whole.figure, int(row["value"]), _ours(frames, whole.counts, whole.bodies, row["end_last"]))
        for whole in frames.expected.wholes
        if (row := frames.rows["figures"][whole.figure])
    )


def _ours(frames: Frames, counts: Countable, bodies: tuple[str, ...], until: object) -> int:
    if counts == Countable.MEETINGS:
        frame = frames["meetings"]
        keep = (frame["status"] == "held") & (frame["start_first"] <= pd.Timestamp(str(until)))
    else:
        frame = frames["agreements"]
        keep = (frame["scope"] == "multilateral") & (frame["status"] != "planned")
        keep &= frame["signed_on_first"] <= pd.Timestamp(str(until))
        if bodies:
            meetings = frames["meetings"].set_index("id")["body"]
            keep &= frame["body"].isin(bodies) | frame["meeting"].map(meetings).isin(bodies)
            return int(keep.fillna(value=False).sum())
    if bodies:
        keep &= frame["body"].isin(bodies)
    return int(keep.fillna(value=False).sum())


@dataclass(frozen=True, slots=True)
class Hole:
    """What should be known and is not: a name, the records, and of how many."""

    name: str
    missing: tuple[tuple[str, str], ...]  # kind and id
    of: int


@lru_cache(maxsize=1)
def holes(frames: Frames) -> tuple[Hole, ...]:
    """The holes of the dataset, most wanted first."""
    meetings, acts = frames["meetings"], frames["agreements"]
    held = meetings.loc[meetings["status"] == "held"]
    summits = held.loc[held["body"] == "chs"]
    required = acts.loc[acts["consent"] == "required"]
    acting = set(frames.pieces["agreements.actions"])
    best = ratification(frames)
    return (
        _hole("best_in_force", "agreements", best, best["in_force"].lt(best["bound"]) | best["bound"].eq(0)),
        _hole("best_consent", "agreements", best, best["consent"].lt(best["bound"]) | best["bound"].eq(0)),
        _hole("summit_city", "meetings", summits, summits["city"].isna()),
        _hole("summit_chair", "meetings", summits, summits["chair"].isna() & summits["presided_by"].isna()),
        _hole("act_actions", "agreements", required, ~required["id"].isin(acting)),
        _hole("act_date", "agreements", acts, acts["signed_on"].isna()),
        _hole("act_title", "agreements", acts, acts["title_ru"].isna()),
        _hole("meeting_city", "meetings", held, held["city"].isna()),
        _hole(
            "membership_start",
            "memberships",
            frames["memberships"],
            frames["memberships"]["start"].isna() & (frames["memberships"]["status"] != "not_member"),
        ),
        _hole("weak_only", "any", *_weak(frames)),
    )


def _hole(name: str, kind: str, frame: pd.DataFrame, missing: pd.Series) -> Hole:
    found = frame.loc[missing]
    kinds = found["kind_of"] if kind == "any" else [kind] * len(found)
    return Hole(name, tuple(zip(kinds, found["id"], strict=True)), len(frame))


def _weak(frames: Frames) -> tuple[pd.DataFrame, pd.Series]:
    """Every record that cites, and whether all that it cites is weak."""
    weak = set(frames["sources"].loc[frames["sources"]["kind"] == "weak", "id"])
    cited = frames["citations"]
    each = (
        cited.assign(weak=cited["source"].isin(weak)).groupby(["kind", "record"], observed=True)["weak"].all()
    )
    frame = each.reset_index().rename(columns={"kind": "kind_of", "record": "id"})
    return frame, frame["weak"]
