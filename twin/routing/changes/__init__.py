"""Ways in a building that has just changed: closures and new obstacles, exact at once."""
