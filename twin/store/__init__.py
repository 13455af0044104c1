"""Twins kept on disk by content."""
