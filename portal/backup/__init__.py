"""Copies of the whole site, database and files of one moment, and their way back into an empty place."""
