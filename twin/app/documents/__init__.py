"""
Values as the JSON that clients read: plain dictionaries, degrees instead of radians, ``null`` for unknown.

The shapes are those of the public interface; both the command line and the
HTTP server print them, so they stand here once.
"""
