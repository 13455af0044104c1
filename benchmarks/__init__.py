"""What things cost: ratios are measured, counts are asserted."""
