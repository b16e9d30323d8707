"""Rules that look across records. Each takes the draft and yields problems; none repairs anything."""

from collections.abc import Callable, Iterator

from cisdash.loading.checks.chair import every_year_has_a_chair, terms_do_not_overlap
from cisdash.loading.checks.conflicts import conflicts_are_about_something, conflicts_are_not_stale
from cisdash.loading.checks.counts import counts_keep_their_bounds
from cisdash.loading.checks.identity import ids_are_unique, sources_are_described_once
from cisdash.loading.checks.intervals import dates_fit_their_surroundings
from cisdash.loading.checks.references import references_lead_somewhere
from cisdash.loading.checks.sources import citations_name_real_fields, sources_are_used
from cisdash.loading.checks.states import members_have_a_capital
from cisdash.loading.dataset import Draft
from cisdash.loading.problems import Problem

Check = Callable[[Draft], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    ids_are_unique,
    sources_are_described_once,
    references_lead_somewhere,
    citations_name_real_fields,
    sources_are_used,
    conflicts_are_about_something,
    conflicts_are_not_stale,
    terms_do_not_overlap,
    every_year_has_a_chair,
    dates_fit_their_surroundings,
    members_have_a_capital,
    counts_keep_their_bounds,
)
