"""Shortest ways over one floor: the product beside its peers, in one run, on the same floors and queries."""
