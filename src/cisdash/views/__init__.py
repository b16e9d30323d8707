"""What a page, a file and a slide show: the only place that joins queries, pictures and words."""
