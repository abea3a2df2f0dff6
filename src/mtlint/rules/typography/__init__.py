"""TYP: spacing, quotation marks, capitals, punctuation."""
