"""Reading in a process of its own that cannot hurt the one that asked."""
