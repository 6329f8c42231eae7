#!/bin/sh
# Sees to what the machine itself must have before Tern can be set up: a compiler, Python's venv and headers, and
# the system libraries that Qt loads. As root on a Debian-like system it installs what is missing; otherwise it prints
# the one line to paste. It ends with 1 only if something is missing that the set-up cannot do without.
#
#   packaging/setup_system.sh [--qt | --qemu | --arm | --look | --package | --release]     --qt: Qt's libraries are a must (the tests need them)
#                                   --qemu: an emulator of older CPUs is a must, and nothing else looked at
#                                   --arm: the same for what tests on an emulated ARM take
#                                   --look: the same for looking at the window on a screen of any size: an X server
#                                   without a display, a window manager, a hand for mouse and keys, pictures of the screen
#                                   --package: the same for the tools that make the files people install
#                                   --release: and for those that try these files on a bare system
#   PYTHON=python3.12 packaging/setup_system.sh   the Python the set-up will use
set -u
python=${PYTHON:-python3}
qt_is_a_must=no
emulated=no
look_at_window=no
packaged=no
for argument in "$@"; do
    case $argument in
        --qt) qt_is_a_must=yes ;;
        --qemu) emulated=x86 ;;
        --arm) emulated=arm ;;
        --look) look_at_window=yes ;;
        --package) packaged=yes ;;
        --release) packaged=tried ;;
        *) echo "setup_system.sh: unknown argument $argument (see the head of the file)" >&2; exit 2 ;;
    esac
done

has() { command -v "$1" >/dev/null 2>&1; }

loaded_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)
has_library() {
    case $loaded_libraries in
        *"$1 ("*) return 0 ;;
        *) return 1 ;;
    esac
}

# Python of the distribution keeps venv and headers in packages of their own; a Python from elsewhere has both.
python_can() { "$python" -c "$1" >/dev/null 2>&1; }
python_headers='import os, sysconfig, sys; sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))'

look() { # fills: must (packages without which the set-up fails), window (packages that only the window needs)
    must='' window=''
    if [ $emulated = x86 ]; then
        has qemu-x86_64 || has qemu-x86_64-static || must=qemu-user
        return
    fi
    if [ $emulated = arm ]; then
        [ "$(uname -m)" != aarch64 ] || return 0
        has qemu-aarch64 || has qemu-aarch64-static || must=qemu-user
        has aarch64-linux-gnu-g++ || must="$must g++-aarch64-linux-gnu"
        [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || must="$must debian-archive-keyring"
        return
    fi
    if [ $look_at_window = yes ]; then
        has Xvfb || must="$must xvfb"
        has openbox || must="$must openbox"
        has xdotool || must="$must xdotool"
        has import || must="$must imagemagick"
        return
    fi
    if [ $packaged != no ]; then
        has strip || must="$must binutils"
        has patchelf || must="$must patchelf"
        has dpkg-deb || must="$must dpkg"
        has makeself || must="$must makeself"
        [ $packaged = tried ] || return 0
        has debootstrap || must="$must debootstrap"
        [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || must="$must debian-archive-keyring"
        has desktop-file-validate || must="$must desktop-file-utils"
        has appstreamcli || must="$must appstream"
        has lintian || must="$must lintian"
        has ip || must="$must iproute2"
        has Xvfb || must="$must xvfb"
        has xdotool || must="$must xdotool"
        has import || must="$must imagemagick"
        has xterm || must="$must xterm"
        has qemu-x86_64 || has qemu-x86_64-static || must="$must qemu-user"
        has makensis || must="$must nsis"
        has wine || must="$must wine wine64"
        has x86_64-w64-mingw32-gcc || must="$must gcc-mingw-w64-x86-64-win32"
        return
    fi
    has g++ || must="$must g++"
    has make || must="$must make"
    name=${python##*/} # Debian names the packages after the command: python3-venv, python3.12-dev
    if ! has "$python"; then
        must="$must $name $name-venv $name-dev"
    elif python_can 'import sys; sys.exit(sys.version_info < (3, 11))'; then # setup_venv.sh refuses an older one
        python_can 'import venv, ensurepip' || must="$must $name-venv"
        python_can "$python_headers" || must="$must $name-dev"
    fi
    while read -r library package; do
        has_library "$library" || window="$window $package"
    done <<END
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1
END
    if [ $qt_is_a_must = yes ]; then
        must="$must$window" window=''
    fi
}

[ "$(uname -s)" = Linux ] || exit 0 # elsewhere the tools come with the developer kit; the build says what it misses

look
missing=$(echo $must $window)
[ -n "$missing" ] || exit 0
line="apt-get update && apt-get install -y --no-install-recommends $missing"

if has apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing what this machine lacks: $missing"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of words on purpose
    if ! { apt-get update && apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 15 "$log"
    fi
    rm -f "$log"
    loaded_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)
    hash -r
    look
    missing=$(echo $must $window)
    [ -n "$missing" ] || exit 0
    line="apt-get update && apt-get install -y --no-install-recommends $missing"
    echo "apt-get could not install: $missing."
elif has apt-get; then
    echo "This machine lacks: $missing."
    line="sudo sh -c '$line'"
else
    echo "This machine lacks what Debian calls: $missing."
    line="(install these with the package manager of your system)"
fi

if [ -n "$must" ]; then
    echo "Please run this, then start again:"
    echo "    $line"
    exit 1
fi
echo "Only the window needs them; to have it, run:"
echo "    $line"
