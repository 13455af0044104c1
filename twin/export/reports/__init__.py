"""Reports of what was found: for spreadsheets, for viewers of models, and to read."""
