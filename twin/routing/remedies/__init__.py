"""Why there is no way, what would have to be opened for one, and the easiest fix that really makes it."""
