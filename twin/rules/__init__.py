"""Rules of buildings: what the standards ask of ways, rooms and equipment, judged on the twin alone."""
