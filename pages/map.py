"""Where the Commonwealth meets."""

from cisdash.views import map
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("map") as page:
    render(map.build(page.ask), page.words)
