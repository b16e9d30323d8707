#!/usr/bin/env bash
# Make .venv with the given Python, or say in one line why not.
set -euo pipefail
python=${1:-}
[ -n "$python" ] || { echo "No python3 was found. Install Python 3.11 or newer, or: make run PYTHON=/path/to/python3" >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "$("$python" --version) is too old: cisdash needs 3.11 or newer. Choose it with: make run PYTHON=python3.11" >&2
  exit 1
}
echo "Making .venv with $("$python" --version) ..."
"$python" -m venv --clear .venv || {
  echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2
  exit 1
}
