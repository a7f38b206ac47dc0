"""Panels: what is shown of a prepared picture, and what is drawn on it."""
