"""Records as typed frames."""
