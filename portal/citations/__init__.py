"""How an output is named in every format: kinds, the frozen `Reference`, and one module a format.

Plain Python: no Django, no database. A format takes References and never a model.
"""
