"""``python -m cisdash.web`` is the ``streamlit`` command, except that Ctrl-C ends it without a complaint."""

from click import Abort
from streamlit.web.cli import main

if __name__ == "__main__":
    try:
        main(standalone_mode=False)
    except Abort:
        pass  # a server is meant to be stopped
