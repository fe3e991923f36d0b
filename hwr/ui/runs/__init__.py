"""The runs page: the history of all trainings as a table, one run in detail, several beside each other."""
