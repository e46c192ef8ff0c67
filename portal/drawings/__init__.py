"""Where things stand in the portal's drawings: plain numbers from plain values, so that templates only print them.

Plain Python: no Django, no database. Lengths are units of the drawing's view box. Texts are measured by a rough width
a character that errs to the wide side, as no browser is asked.
"""

__all__ = ["CHARACTER"]

CHARACTER = 7.6
