"""Ways between levels: stairs, ramps, elevators, escalators, by what is built."""
