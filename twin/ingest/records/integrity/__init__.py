"""Proof that nothing of a file is lost, before anybody draws conclusions from it."""
