"""What was adopted."""

from cisdash.views import agreements
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("agreements") as page:
    render(agreements.build(page.ask), page.words)
