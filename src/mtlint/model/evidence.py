"""What a rule keeps of one document to compare documents by."""

from typing import Any

Evidence = tuple[Any, ...]
"""Text, numbers, None, and tuples of these: it is kept from run to run as JSON."""
