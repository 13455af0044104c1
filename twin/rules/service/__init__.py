"""Rules of what the place has to offer: zones, windows, hours, equipment."""
