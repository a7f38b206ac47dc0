"""Synthetic pictures of the example case: schematic phantoms, drawn from shapes and noise.

No patient's image went into them. ``python -m examples.phantoms`` draws them again, byte for byte
with the same versions of NumPy and Pillow.
"""
