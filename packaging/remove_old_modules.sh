#!/bin/sh
# Removes compiled modules whose source is gone (renamed, moved, or of another branch): they could still be imported, by
# their old names, and would be packed into what is handed out. Run from the root of a checkout; `make` does so each time.
set -eu
for folder in cython_kernels build/lib*/cython_kernels build/debug/cython_kernels; do # wheels are made of the second
    [ -d "$folder" ] || continue
    find "$folder" ! -type d '(' -name '*.so' -o -name '*.pyd' ')' | while IFS= read -r module; do
        inside=${module#"$folder"/}
        name=${inside##*/} # kernels.cpython-312-x86_64-linux-gnu.so
        if [ ! -e "cython_kernels/${inside%"$name"}${name%%.*}.pyx" ]; then
            echo "Removing $module, whose source is gone"
            rm -f "$module"
        fi
    done
done
