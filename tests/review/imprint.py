"""How an article is cited."""

from datetime import date

IMPRINT = {
    "doi": "10.1000/example.1",
    "volume": "12",
    "issue": "3",
    "first_page": "45",
    "last_page": "49",
    "article_number": "",
    "received": date(2026, 3, 1),
    "accepted": date(2026, 5, 12),
    "published": date(2026, 6, 30),
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "holder": "The Authors",
    "is_public": True,
}
