#!/bin/sh
# Print the Python to set up with: $PYTHON where it is given, else the first that is 3.11 or newer.
set -u

new_enough() {
    "$@" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    # Unquoted on purpose: PYTHON may carry arguments, as in PYTHON="py -3.12".
    if new_enough $PYTHON; then
        printf '%s\n' "$PYTHON"
        exit 0
    fi
    echo "error: PYTHON=$PYTHON is no Python 3.11 or newer; name another, or leave PYTHON out." >&2
    exit 1
fi

# The ones that the pinned packages were made for go first.
for candidate in python3 python3.13 python3.12 python3.11 python3.14 python python3.15 python3.16; do
    if new_enough "$candidate"; then
        printf '%s\n' "$candidate"
        exit 0
    fi
done
if new_enough py -3; then # the launcher of Python for Windows
    printf '%s\n' "py -3"
    exit 0
fi

cat >&2 <<'TEXT'
error: Claims Annotator needs Python 3.11 or newer, and there is none on the PATH.
  Debian 12, Ubuntu 24.04 and newer:  sudo apt-get install python3 python3-venv
  Fedora:                             sudo dnf install python3
  openSUSE:                           sudo zypper install python313
  Arch:                               sudo pacman -S python
  macOS, Windows:                     https://www.python.org/downloads/
Where it is installed but not on the PATH, name it: make run PYTHON=/path/to/python3
TEXT
exit 1
