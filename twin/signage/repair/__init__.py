"""Which signs would lead people where those that hang do not: the fewest, with a proven bound."""
