#!/bin/sh
# Makes the virtual environment anew and installs exactly what requirements.lock names. A half-made or broken one never
# stays: it is always built from nothing, and the stamp that the Makefile looks for is written last.
#
#   PYTHON=python3.12 packaging/setup_venv.sh .venv
set -eu
folder=$1
python=${PYTHON:-python3}

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
