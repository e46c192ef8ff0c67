"""The staff's side of outputs: the edit form and its boxes, merging two records, changing many at once."""
