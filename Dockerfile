# dragoman with all that its editions need: Typst, the face Amiri, and Noto's faces for
# `[fonts] system = true`. docs/integrations.md says how to build and run it.
FROM python:3.12-slim-bookworm AS build
WORKDIR /dragoman
COPY pyproject.toml README.md LICENSE ./
COPY docs/dragoman.1 docs/
COPY src src
RUN python -m venv /opt/dragoman \
    && /opt/dragoman/bin/python -m pip install --no-cache-dir --no-compile '.[all]'

FROM python:3.12-slim-bookworm
# The versions are those of the Debian release that the image names.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-noto-core gettext git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home dragoman
COPY --from=build /opt/dragoman /opt/dragoman
ENV PATH=/opt/dragoman/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp/cache
USER 1000
WORKDIR /project
ENTRYPOINT ["dragoman"]
CMD ["--help"]
