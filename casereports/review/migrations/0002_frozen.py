from django.db import migrations

from casereports.record.frozen import FrozenTable


class Migration(migrations.Migration):
    """What was submitted, decided, written and published can be neither changed nor removed."""

    dependencies = [("review", "0001_initial")]

    operations = [
        FrozenTable("review_snapshot"),
        FrozenTable("review_move"),
        FrozenTable("review_decision"),
        FrozenTable("review_letter"),
        FrozenTable("review_publicationnotice"),
    ]
