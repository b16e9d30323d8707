"""``python -m cisdash.web`` is the ``streamlit`` command, except that Ctrl-C ends it without a complaint."""

from contextlib import suppress

from click import Abort
from streamlit.web.cli import main

if __name__ == "__main__":
    with suppress(Abort):
        main(standalone_mode=False)
