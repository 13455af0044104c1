"""Twins become files that others open."""
