"""Two papers laid over each other: the later one, with what was inserted and deleted marked."""
