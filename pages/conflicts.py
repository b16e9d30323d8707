"""Where sources disagree."""

from cisdash.views import conflicts
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("conflicts") as page:
    render(conflicts.build(page.ask), page.words)
