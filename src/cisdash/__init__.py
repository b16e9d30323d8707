"""cisdash: a sourced record of the Commonwealth of Independent States, and the dashboard over it.

The public door: ``load(folder)`` gives a :class:`Dataset` or raises :class:`DatasetInvalid` with all
problems. Nothing is read on import.
"""

from cisdash.loading.dataset import Dataset
from cisdash.loading.load import examine, load
from cisdash.loading.problems import DatasetInvalid, Problem

__all__ = ["Dataset", "DatasetInvalid", "Problem", "examine", "load"]
__version__ = "0.1.0"
