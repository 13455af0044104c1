"""Questions beyond from here to there: nearest, several stops, wishes, times, other ways, reach, all pairs."""
