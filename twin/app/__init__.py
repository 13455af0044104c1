"""Use cases: put engines together, choose nothing, compute little."""
