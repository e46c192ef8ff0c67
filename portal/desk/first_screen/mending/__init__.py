"""Mending many records of one check from its list: ticks with one value for all, or a field a row."""
