"""Plots drawn from the record's rows: lab trends and the timeline, as vectors with real text."""
