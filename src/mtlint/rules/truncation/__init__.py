"""TRN: text that is cut off, spliced or incomplete."""
