#!/bin/sh
# The kernel tests with every access to memory watched: test_debug.sh PYTHON [pytest's arguments] (see `make debug`).
# The modules are built once more, into build/debug, with checks of bounds and with gcc's sanitizers of addresses and
# of undefined behaviour (TERN_DEBUG in setup.py); the modules that are in use stay as they are. What a sanitizer finds
# ends the test's process; its report is shown at the end.
set -eu
python=$1
shift
out=$PWD/build/debug
reports=$out/reports

compiler=${CC:-gcc}
libraries=
for library in libasan.so libstdc++.so; do # the second for exceptions of C++, which the first looks at
    path=$("$compiler" -print-file-name="$library")
    case $path in
        /*) libraries="$libraries $path" ;;
        *) echo "SKIPPED: $compiler brings no $library; the sanitizers need that of gcc."; exit 0 ;;
    esac
done

echo "Building the kernels with checks (some minutes, the first time)"
force=
[ ! setup.py -nt "$out/.built" ] || force=--force # its flags have changed
TERN_DEBUG=1 "$python" setup.py --quiet build_ext --build-lib "$out" --build-temp "$out/objects" --parallel "${JOBS:-2}" $force
touch "$out/.built"
sh packaging/remove_old_modules.sh
find "$out/cython_kernels" -name '*.py' -delete
find cython_kernels -name '*.py' | tar -cf - -T - | tar -xf - -C "$out"

rm -rf "$reports"
mkdir "$reports"
# Python never frees all it has; tests ask for more memory than there is. Small objects come from malloc, too, so that
# what lies behind one of them is watched. pytest catches what is written to the screen, so reports go to files.
export PYTHONMALLOC=malloc
export ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:log_path='$reports/found'"
export UBSAN_OPTIONS="print_stacktrace=1:log_path='$reports/found'"
status=0
# the folder that a process starts in would come before build/debug
run() { env LD_PRELOAD="${libraries# }" PYTHONSAFEPATH=1 PYTHONPATH="$out:$PWD" "$python" "$@"; }
run -c "import sys, cython_kernels.table as it; sys.exit(not it.__file__.startswith(sys.argv[1]))" "$out" ||
    { echo "The modules of build/debug cannot be imported."; exit 1; }
run -m pytest -o "pythonpath=build/debug ." -o timeout=1800 -o faulthandler_timeout=2000 -p no:cacheprovider \
    --ignore-glob '*/test_objdump.py' --ignore-glob '*/test_stubs.py' tests/cython_kernels "$@" || status=$?
for report in "$reports"/found.*; do
    [ ! -e "$report" ] || cat "$report"
done
exit $status
