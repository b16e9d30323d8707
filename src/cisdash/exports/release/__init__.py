"""The dataset as a release: a folder that can be cited, opened and checked without cisdash."""
