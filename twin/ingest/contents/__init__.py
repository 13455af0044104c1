"""What a building holds for its visitors, and what it means: facilities, signs, operation data, names."""
