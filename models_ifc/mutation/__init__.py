"""
Mutators: each plants one breach in an IFC file of any author and schema, and says what it changed.

They work on what the authoring profile names as carriers, and on geometry where geometry is the carrier. Lengths are metres.
A mutator changes its file in place and returns a ``Planted``; nothing here knows any checker.
"""
