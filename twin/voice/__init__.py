"""Words become sound."""
