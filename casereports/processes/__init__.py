"""Programs of ours that run beside the one that asks: kept for the next order, and replaced."""
