"""Views as HTML, for whoever shows them: the page, a file, a slide."""
