#!/usr/bin/env bash
# Choose exact versions with hashes, in an environment of its own, from the ranges in pyproject.toml.
# Hashes say what is installed, so no file names where it comes from: pip's own settings decide that.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$PYTHON" -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'pip-tools>=7.5,<8'
"$place/venv/bin/python" -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' >"$place/build.in"

compile() {
  CUSTOM_COMPILE_COMMAND="make lock" "$place/venv/bin/python" -m piptools compile --quiet --generate-hashes \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate --allow-unsafe --strip-extras "$@"
}

compile --output-file deploy/requirements.txt pyproject.toml
compile --output-file deploy/requirements-build.txt "$place/build.in"
compile --output-file deploy/requirements-dev.txt --extra dev --constraint deploy/requirements.txt pyproject.toml
