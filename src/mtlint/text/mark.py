"""By what mtlint knows the pages that it wrote."""

MARK = '<meta name="generator" content="mtlint">'
"""Stands near the top of every page of a report."""
MARKED = 600
"""Characters from the start of a page in which the mark stands."""
