"""Saving in the admin when two do it at once: one after the other, each press once, and nobody's work lost unasked."""
