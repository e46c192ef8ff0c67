"""Schedules: typed in the form, said back in words, moved and cancelled on a page of their own."""
