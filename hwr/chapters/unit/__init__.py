"""Unit: a weighted sum and a bias."""
