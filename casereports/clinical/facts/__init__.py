"""The facts of a case, part by part; the names of the record's tables and columns."""
