"""From YAML files to a checked dataset, or to everything that is wrong with them."""
