"""Pixels in, safe pictures out."""
