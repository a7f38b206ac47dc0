"""The data manager's pages of notices, one module for each noun."""

from casereports.notices.admin import message, notice, text

__all__ = ["message", "notice", "text"]
