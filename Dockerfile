FROM python:3.13-slim

# Pango shapes and subsets the text of the papers.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1 fontconfig \
    && rm -rf /var/lib/apt/lists/*

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONUTF8=1 \
    MALLOC_ARENA_MAX=2 \
    CASEREPORTS_VAR=/data \
    CASEREPORTS_STATIC=/srv/static

WORKDIR /srv/casereports
COPY requirements/base.txt requirements/base.txt
RUN pip install --no-cache-dir --require-hashes --requirement requirements/base.txt

COPY manage.py ./
COPY casereports casereports
COPY templates templates
COPY static static
COPY examples examples
COPY docker/entrypoint /usr/local/bin/entrypoint

# Gathering static files reads the settings but nothing secret: the key is for this step only.
RUN python -m compileall -q casereports \
    && CASEREPORTS_SECRET_KEY=only-for-gathering-static-files-while-the-image-is-made \
        python manage.py collectstatic --no-input \
    && useradd --system --uid 10001 --home-dir /data casereports \
    && install -d -o casereports -g casereports -m 0700 /data

USER casereports
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["entrypoint"]
CMD ["serve"]
