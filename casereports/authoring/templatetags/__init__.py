"""Template tags of the author's workspace."""
