"""The tests; the folders mirror `hwr/`."""
