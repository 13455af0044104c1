"""Spaces and regions of floor, their uses, layers and zones."""
