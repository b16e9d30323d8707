"""What was adopted: the list, or one act."""

from typing import Any

from cisdash.queries.agreements import agreements
from cisdash.views import act
from cisdash.views.acts import act_table
from cisdash.views.assemble import listed, view
from cisdash.views.base import Ask, View

_COLUMNS = (
    "id",
    "title_en",
    "title_ru",
    "kind",
    "field",
    "signed_on",
    "signed_in",
    "meeting",
    "valid_from",
    "valid_to",
    "in_force_on",
    "status",
    "consent",
    "states",
)


def build(ask: Ask) -> View:
    """The acts under the filters, or the one that the address opens."""
    if ask.open in ask.frames.rows["agreements"]:
        return act.build(ask, str(ask.open))
    t, found = ask.words, agreements(ask.frames, ask.filters)
    table = act_table(ask, "agreements", found, t("agreements.table"))
    data = found[list(_COLUMNS)]
    return view(
        ask, "agreements", _answer(ask, found), [table], records=listed(found, "agreements"), data=data
    )


def _answer(ask: Ask, found: Any) -> str:
    t = ask.words
    running = found.loc[found["valid_to"].notna()]
    sentence = t("sentence", text=t.count("count.acts", len(found)))
    if len(running):
        ends = sorted({str(value)[:4] for value in running["valid_to"]})
        sentence += " " + t(
            "agreements.answer.ends", n=t.count("count.programmes", len(running)), years=t.list(ends)
        )
    return sentence
