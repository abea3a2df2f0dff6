#!/bin/sh
# Renews the pinned requirements, and the page of licences. Needs uv; name no index here, a mirror is the caller's setting.
set -eu
cd "$(dirname "$0")/.."
set -- --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
    --custom-compile-command "sh scripts/lock_requirements.sh"
uv pip compile "$@" --upgrade --group test --extra corpus pyproject.toml -o requirements/test.txt
# What users run is a part of what was tested.
uv pip compile "$@" --constraint requirements/test.txt --group build pyproject.toml -o requirements/run.txt
# Only a package that was not there before has to be asked for its licence.
python scripts/document_licences.py || { python scripts/collect_licences.py && python scripts/document_licences.py; }
