"""Rules of accessible ways and rooms: doors, ramps, elevators, restrooms, desks, stairs, free floor."""
