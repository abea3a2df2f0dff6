"""DUP: text that is there more than once."""
