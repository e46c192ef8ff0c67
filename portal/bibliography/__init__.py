"""Outputs as bibliographies know them: kinds, references, formats, citation styles, author lists, duplicates.

Plain Python: no Django, no database. A format takes References and never a model. The modules stand in layers, which
`pyproject.toml` checks: formats; styles, authors and matching; `reference`; names, kinds and keys; `clean_text`.

- `formats`: files that readers take away, and `formats.reader`, which reads those that editors bring in.
- `styles`: citations as text and HTML.
- `authors`: lists of authors as papers print them, taken apart (`authors.author_list.read_authors`).
- `matching`: whether two descriptions are of one work.
"""
