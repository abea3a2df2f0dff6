"""Rules that hold a translation against its source."""
