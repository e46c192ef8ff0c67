"""Where things stand in the portal's drawings: plain numbers from plain values, so that templates only print them.

Plain Python: no Django, no database. Lengths are units of the drawing's view box. Texts are measured by a rough width
a character that errs to the wide side, as no browser is asked.
"""

__all__ = ["CHARACTER"]

CHARACTER = 8.3  # Of the drawings’ 15px, in DejaVu Sans, the widest of the fonts that are asked for.
