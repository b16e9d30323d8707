"""Who proposed what, and what came of it: initiatives, offices abroad, figures, events."""

from cisdash.views import initiatives
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("initiatives") as page:
    render(initiatives.build(page.ask), page.words)
