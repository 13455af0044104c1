"""Sample IFC models made by this project, the script that writes them, and mutators that plant breaches."""
