"""The handbook: how things are done here, with this portal's own screens."""
