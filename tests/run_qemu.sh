#!/bin/sh
# The kernel tests and the written-down answers on emulated processors: run_qemu.sh PYTHON (see `make test-qemu`).
# Everything runs in one process: a child process would be started on the real CPU, and prove nothing.
set -u
python=$1
emulator=$(command -v qemu-x86_64 || command -v qemu-x86_64-static) || { echo "There is no qemu-x86_64." >&2; exit 1; }
if [ "$(uname -m)" != x86_64 ]; then
    echo "SKIPPED: user-mode emulation shares this machine's Python, and that one is not for x86-64."
    exit 0
fi

run() { # run MARKERS NAMES FILE...: pytest -m MARKERS -k NAMES on the emulated $cpu
    markers=$1
    names=$2
    shift 2
    # OpenBLAS is told of a core that both have
    env -u TERN_ISA TERN_EXPECTED_ISA="$isa" OPENBLAS_CORETYPE=Nehalem OPENBLAS_NUM_THREADS=1 \
        "$emulator" -cpu "$cpu" "$python" -m pytest -n 0 -rs -o timeout=1800 -o faulthandler_timeout=2000 -p no:cacheprovider \
        -m "$markers" -k "$names" "$@"
}

status=0
# taken off Haswell: what this emulator lacks and no kernel uses, or it complains at every thread
for pair in Nehalem:sse41 Haswell,-pcid,-x2apic,-tsc-deadline,-hle,-rtm,-invpcid:avx2; do
    cpu=${pair%:*}
    isa=${pair#*:}
    echo
    echo "== ${cpu%%,*}, where the best must be: $isa"
    run "not full and not qemu" "" tests/cython_kernels tests/test_golden_answer.py || status=1
    # with the starter model, in minutes: only what is best there, on one number of threads
    run qemu "$isa-2 or $isa-1-64" tests/cython_kernels/test_starter.py tests/test_golden_answer.py || status=1
done
echo
echo "SKIPPED: AVX-VNNI and AVX-512, which this emulator lacks; the ordinary tests and tern selftest run them on a CPU that has them."
exit $status
