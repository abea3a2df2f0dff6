"""CON: one thing under several names or forms."""
