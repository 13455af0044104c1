"""Frozen nouns that travel between packages. SI units, plan frame, angles in radians counter-clockwise from +x."""
