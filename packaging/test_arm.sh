#!/bin/sh
# The kernel tests on an emulated 64-bit ARM: test_arm.sh PYTHON (see `make test-arm`). Everything it makes is in build/:
#
#   build/arm-root   Debian's Python, NumPy, pytest and hypothesis for ARM, unpacked and not installed. apt works in a folder of
#                    its own there: the package lists and architectures of this machine stay as they are.
#   build/arm        the modules, compiled across, with the tests beside them
#
# DEBIAN_MIRROR=URL takes another mirror. A second run downloads nothing.
set -eu
python=$1
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
suite=trixie
packages="libpython3-dev python3-numpy python3-pytest python3-hypothesis"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
root=$PWD/build/arm-root
out=$PWD/build/arm
cross=aarch64-linux-gnu

skip() { echo "SKIPPED: $1"; exit 0; }
[ "$(uname -s)" = Linux ] || skip "the emulated ARM needs a Linux; on an ARM Mac the ordinary tests run the ARM kernels."
[ "$(uname -m)" != aarch64 ] || skip "this is an ARM; the ordinary tests run its kernels without emulation."
emulator=$(command -v qemu-aarch64 || command -v qemu-aarch64-static)

# ---- Debian for ARM ----

complete="$suite $packages"
if [ "$(cat "$root/.complete" 2>/dev/null || :)" != "$complete" ]; then
    echo "Fetching Python for ARM from Debian $suite (60 MB, the first time)"
    rm -rf "$root"
    mkdir -p "$root/apt/etc/apt.conf.d" "$root/apt/etc/preferences.d" "$root/apt/state/lists/partial" "$root/apt/cache/archives/partial"
    : >"$root/apt/status"
    echo "deb [signed-by=$keys] $mirror $suite main" >"$root/apt/etc/sources.list"
    { # this machine's proxy and retries are kept, nothing else of its apt
        apt-config dump Acquire
        cat <<END
Dir "$root/apt/"; Dir::Etc "etc/"; Dir::State "state/"; Dir::State::status "$root/apt/status"; Dir::Cache "cache/";
APT::Architecture "arm64"; APT::Architectures "arm64"; APT::Install-Recommends "false"; APT::Sandbox::User "";
Acquire::Languages "none";
END
    } >"$root/apt/apt.conf"
    export APT_CONFIG="$root/apt/apt.conf"
    if ! { apt-get -q update && apt-get -q -y -d install $packages; } >"$root/apt/log" 2>&1; then
        tail -n 15 "$root/apt/log"
        echo "Python for ARM could not be fetched from $mirror; DEBIAN_MIRROR=URL takes another mirror."
        exit 1
    fi
    unset APT_CONFIG
    for package in "$root"/apt/cache/archives/*.deb; do
        dpkg-deb -x "$package" "$root"
    done
    ln -s usr/lib "$root/lib" # comes with a package that only an installation has
    rm -rf "$root/apt"
    echo "$complete" >"$root/.complete"
fi

# ---- the modules and the tests ----

echo "Compiling the kernels for ARM"
rm -rf "$out"
include=$(echo build/arm-root/usr/include/python3.*) # not from the top: a path with a blank would fall apart
# only Python's headers are Debian's: the C library's are the cross compiler's own
flags="-I$include -idirafter build/arm-root/usr/include"
_PYTHON_HOST_PLATFORM=linux-aarch64 SETUPTOOLS_EXT_SUFFIX=.so \
    CC="$cross-gcc $flags" CXX="$cross-g++ $flags" LDSHARED="$cross-gcc -shared" LDCXXSHARED="$cross-g++ -shared" \
    "$python" setup.py --quiet build_ext --build-lib "$out" --build-temp "$out/objects" --parallel 2
find cython_kernels -name '*.py' | tar -cf - -T - | tar -xf - -C "$out"
mkdir "$out/tests"
cp -r tests/__init__.py tests/conftest.py tests/helpers tests/cython_kernels "$out/tests"
mkdir "$out/build"
ln -s ../../starter "$out/build/starter" # where it is there: its answer is one of the tests
cat >"$out/pytest.ini" <<END
[pytest]
addopts = --import-mode=importlib --strict-config -p no:cacheprovider -q -rs
pythonpath = .
filterwarnings = error
markers =
    qemu: as in pyproject.toml
END

# ---- the tests, on two processors ----

run() { # run CPU EXPRESSION [MARKERS]: pytest -k EXPRESSION -m MARKERS on an emulated CPU
    echo
    echo "== ${1%%,*}: $2"
    (cd "$out" && timeout 7200 "$emulator" -L "$root" -cpu "$1" \
        -E "LD_LIBRARY_PATH=/usr/lib/$cross/blas:/usr/lib/$cross/lapack" -E OPENBLAS_NUM_THREADS=1 \
        "$root/usr/bin/python3" -m pytest -k "$2" -m "${3:-not qemu}" tests/cython_kernels) || status=1
}
status=0
run cortex-a53 "scalar or neon or test_search"
run cortex-a53 neon-2 qemu # the starter model, in minutes
# without pointer authentication, whose cipher takes this emulator longer than all the rest
run max,pauth=off "dotprod or i8mm or test_search"
echo
echo "SKIPPED: the machine code of ARM modules (the tests of it read x86-64), and the engine above the kernels"
echo "         (Debian has no tokenizers library for it); tests/cython_kernels/test_network.py runs whole passes."
echo "SKIPPED: scalar and neon on 'max': they are the same code there. Real ARM hardware: the ordinary tests."
exit $status
