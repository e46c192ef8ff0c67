"""Partial dates: as exact as the source is, and no more.

Plain Python: the field of models that holds one is in `portal.records.base.date_fields`.
"""
