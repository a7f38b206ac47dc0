"""Submitted cases: frozen, judged, decided, published. Nothing here reads a case being written."""
