"""Solids of a model read straight from their records, without a geometry kernel."""
