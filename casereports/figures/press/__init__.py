"""Figures as files for a journal: how sharply panels print, and the pictures that are handed in."""
