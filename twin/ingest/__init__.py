"""IFC files become twins. The public names are ``read.read_ifc`` and ``worker.read_in_worker``."""
