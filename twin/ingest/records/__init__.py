"""The file itself: proven whole, read in metres and the plan frame, its relations, properties and placements."""
