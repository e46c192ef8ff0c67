"""Identifiers of works, people and organisations: `normalise`, `is_valid` and `url`, one module each.

Written out here rather than taken from the library idutils: each is a few lines of arithmetic, while idutils takes a
second to import and keeps a DOI's capitals. Plain Python: the fields of models that hold identifiers are in
`portal.records.base.identifier_fields`.
"""
