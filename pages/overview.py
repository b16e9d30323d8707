"""Who chairs now, what comes next, what happened last."""

from cisdash.views import overview
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("overview") as page:
    render(overview.build(page.ask), page.words)
