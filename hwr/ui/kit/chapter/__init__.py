"""What the panels of all chapters are built of: dials, formulas, columns."""
