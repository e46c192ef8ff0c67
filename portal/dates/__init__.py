"""Partial dates: as exact as the source is, and no more."""
