# mtlint with Java and LanguageTool inside: `docker run --rm --network none -v "$PWD:/work" mtlint check translations/`
FROM python:3.13-slim

# For --since, in a folder that belongs to somebody else.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git=1:* \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /work

COPY requirements/run.txt /tmp/mtlint/requirements/
RUN pip install --no-cache-dir --require-hashes --requirement /tmp/mtlint/requirements/run.txt

COPY pyproject.toml README.md LICENSE /tmp/mtlint/
COPY src /tmp/mtlint/src
RUN pip install --no-cache-dir --no-deps --no-build-isolation /tmp/mtlint && rm -rf /tmp/mtlint

RUN useradd --create-home --uid 1000 mtlint && install --directory --owner mtlint /var/cache/mtlint
USER 1000
ENV MTLINT_CACHE_DIR=/var/cache/mtlint
RUN mtlint languages install

WORKDIR /work
ENTRYPOINT ["mtlint"]
CMD ["--help"]
