"""Returns to the funder: what came of an award, under the funder's own headings, frozen and kept."""
