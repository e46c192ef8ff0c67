"""Bringing in people: read, compared with those there are, reviewed, written and undone. No screens."""
