"""Where the Commonwealth meets."""

from cisdash.views import host_cities
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("map") as page:
    render(host_cities.build(page.ask), page.words)
