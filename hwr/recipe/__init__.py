"""Recipes: all that decides which model comes out of a training, and the way from nothing to that model.

`recipe` is the value, `changes` alters it, `files` reads and writes it, `presets` come with the program; `preparing`
makes the samples a recipe asks for, `cooking` the model.
"""
