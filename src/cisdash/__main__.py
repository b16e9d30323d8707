"""``python -m cisdash`` is the ``cisdash`` command."""

import sys

from cisdash.cli import main

if __name__ == "__main__":
    sys.exit(main())
