"""Free regions: rooms found from slabs, walls, doors and stairs where a storey has no usable space."""
