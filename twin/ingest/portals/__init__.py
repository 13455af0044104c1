"""Ways through on one storey: doors, gates, openings and open edges, each with its two sides."""
