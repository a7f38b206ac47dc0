"""Changes of several tables at once: each is atomic, says who, and writes the audit line."""
