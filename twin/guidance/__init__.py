"""Routes become maneuvers, maneuvers become words."""
