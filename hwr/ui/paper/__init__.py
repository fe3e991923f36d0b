"""The page Paper: a photographed or scanned page of numbers becomes a table, to be checked and taken elsewhere."""
