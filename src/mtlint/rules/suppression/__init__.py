"""SUP: comments that keep findings back."""
