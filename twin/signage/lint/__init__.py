"""What is wrong with signs, clause by clause: one file one check, listed in ``catalogue``."""
