"""Arrays and polygons. Knows no word of buildings."""
