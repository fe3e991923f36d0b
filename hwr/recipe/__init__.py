"""Recipes: all that decides which model comes out of a training, and the way from nothing to that model.

`recipe` is the value, `presets` come with the program, `cost` says what it takes; `preparing` makes the samples that a
recipe asks for, `making` the model.
"""
