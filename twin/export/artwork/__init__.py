"""Signs as a print shop gets them: faces to scale, plans for readers, the sheet of all; outlines only, no fonts."""
