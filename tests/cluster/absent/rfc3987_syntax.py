"""Stands before a package of this name, of which jsonschema has a use.

It compiles a grammar when it is imported, which takes seconds, in each of the ten processes of Ray; none of them needs it.
"""

raise ImportError("not here")
