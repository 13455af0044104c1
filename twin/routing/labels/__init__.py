"""Ways in microseconds: hub labels over the taut graph of a building, and the sight of both ends of a question."""
