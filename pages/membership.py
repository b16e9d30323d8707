"""Who belongs to what, on any day."""

from cisdash.views import membership
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("membership") as page:
    render(membership.build(page.ask), page.words)
