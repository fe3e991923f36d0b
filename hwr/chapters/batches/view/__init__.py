"""The panel of this chapter: the only part of it that knows Qt."""
