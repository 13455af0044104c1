"""Import defects: what, where, what it breaks, how to mend it."""
