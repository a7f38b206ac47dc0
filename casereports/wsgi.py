"""The door for gunicorn and other WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

from casereports.web.warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casereports.settings")
application = get_wsgi_application()
warm_up()
