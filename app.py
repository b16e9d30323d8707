"""The door of the dashboard."""

from cisdash.web.frame import open_frame

open_frame()
