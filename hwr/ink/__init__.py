"""Handwriting: strokes, bitmaps, and the normalisation that turns both into what the network sees."""
