"""Who met where, who came, what came of it."""

from cisdash.views import meetings
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("meetings") as page:
    render(meetings.build(page.ask), page.words)
