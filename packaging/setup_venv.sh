#!/bin/sh
# Makes the virtual environment anew and installs exactly what requirements.lock names. A half-made or broken one never
# stays: it is always built from nothing, and the stamp that the Makefile looks for is written last.
#
# What is cleared has to be this checkout's own: a link, which may lead to another checkout's, is refused.
#
#   PYTHON=python3.12 packaging/setup_venv.sh .venv
#   packaging/setup_venv.sh --look .venv      only say whether it would be refused
set -eu
look=no
if [ "$1" = --look ]; then
    look=yes
    shift
fi
folder=$1
while [ "$folder" != "${folder%/}" ]; do
    folder=${folder%/} # behind a slash a link looks like the folder it leads to
done
python=${PYTHON:-python3}

if [ -L "$folder" ]; then
    echo "$folder is a symbolic link, and setting it up would empty what it leads to; nothing was changed: remove the link, then run the same command again." >&2
    exit 1
fi
if [ -e "$folder" ] && [ ! -d "$folder" ]; then
    echo "$folder is in the way: it is not a folder; nothing was changed: move it elsewhere, then run the same command again." >&2
    exit 1
fi
[ $look = no ] || exit 0

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    found=$("$python" --version 2>&1) || found="no $python"
    echo "Tern needs Python 3.11 or newer, but $python is: $found. Name another one, for example: make PYTHON=python3.12 run" >&2
    exit 1
fi

echo "Setting up $folder (once; about 150 MB are fetched)"
rm -f "$folder/.installed.lock"
"$python" -m venv --clear "$folder"
if ! "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements.lock; then
    echo "The packages could not be installed (the reason is above). With a connection, run the same command again; nothing half-done is kept." >&2
    exit 1
fi
cp requirements.lock "$folder/.installed.lock"
