"""Drafts of the paper's sections, written from the record: an offer to the author, never prose."""
