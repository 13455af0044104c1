"""Solids of products: from their records where they can be read, from geometry kernels where not; and what stands in the way."""
