"""What the dataset knows, and what it does not."""

from cisdash.views import coverage
from cisdash.web import frame
from cisdash.web.render import render

with frame.page("coverage") as page:
    render(coverage.build(page.ask), page.words)
