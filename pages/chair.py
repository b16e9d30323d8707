"""Who chaired when, and why."""

from cisdash.views import chair
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("chair") as page:
    render(chair.build(page.ask), page.words)
