"""Heat maps: many numbers as colours, with a scale and a readout."""
