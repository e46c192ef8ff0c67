# The portal in a container, for those who use one: gunicorn and nothing else. PostgreSQL is another container, and a
# proxy with TLS stands in front. compose.yaml shows them together. See docs/deploy.md for a machine without containers.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    PORTAL_VAR=/var/lib/portal

WORKDIR /srv/portal
COPY requirements.lock ./
RUN pip install --require-hashes --no-deps -r requirements.lock

COPY . .
RUN useradd --system --home-dir /var/lib/portal --create-home portal \
    && mkdir -p /var/lib/portal/static /var/lib/portal/media \
    && chown -R portal:portal /var/lib/portal
USER portal

VOLUME /var/lib/portal
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import os, urllib.request as r; \
r.urlopen(r.Request('http://127.0.0.1:8000/healthz', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0]}), timeout=4)"]

CMD ["gunicorn", "portal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--no-control-socket"]
