"""What all this rests on."""

from cisdash.views import sources
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("sources") as page:
    render(sources.build(page.ask), page.words)
