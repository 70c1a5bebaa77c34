"""The parts of a figure for a paper: its fonts, and where its names stand."""
