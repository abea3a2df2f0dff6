"""Pure string helpers: folding, line index, n-grams, offset maps."""
