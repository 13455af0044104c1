"""Shortest ways with clearance, over portals and connectors."""
