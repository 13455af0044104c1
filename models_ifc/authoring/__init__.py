"""
The demo hall as a drawing made of code: ``python -m models_ifc.authoring`` writes its IFC files.

``frame`` holds axes and levels, ``storey_*`` the walls and rooms, ``furnishing_*`` what stands in them, ``signs_*`` what hangs
there; ``drawing`` puts all of it together without knowing IFC; ``ifc_*`` writes a drawing in one of three schemas.
Lengths are metres until the writer turns them into the project's unit.
"""
