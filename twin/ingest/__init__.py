"""IFC files become twins. The one public name is ``read``."""
