"""RES: what was never meant to be in a translation."""
