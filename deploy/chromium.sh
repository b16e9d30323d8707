#!/usr/bin/env bash
# Print the path of a Chromium for the browser tests. Missing, and we are root on Debian: install it from Debian's
# own packages. Otherwise say how to get it, and fail.
set -euo pipefail

find_it() {
  local name
  for name in ${CISDASH_CHROMIUM:+"$CISDASH_CHROMIUM"} chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" && return 0
  done
  return 1
}

find_it && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium from Debian's packages for the browser tests ..." >&2
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >&2 || true
  find_it && exit 0
fi
cat >&2 <<'TEXT'
The browser tests need Chromium, and there is none.
  Debian, Ubuntu:  sudo apt-get install chromium
  elsewhere:       install Chromium or Chrome and set CISDASH_CHROMIUM to its path
The tests without a browser:  .venv/bin/python -m pytest
TEXT
exit 1
