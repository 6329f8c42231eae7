#!/bin/sh
# Compiles the Windows installer with a stand-in for the program and tries it under wine: silent installation, upgrade,
# uninstallation that keeps and one that deletes what a person made, and a folder that holds other things, too.
# Proves the script, not the program. In a Debian 12 (a chroot will do) with
#     apt-get install nsis wine wine64 gcc-mingw-w64-x86-64-win32
#
#   packaging/windows/check_installer.sh ICON.ico PICTURE.bmp [SHOT.png]    (build/package/icons/tern.ico, setup.bmp)
#
# SHOT.png: a picture of the first page, taken from DISPLAY with xdotool and ImageMagick's import.
set -eu
icon=$1
picture=$2
shot=${3:-}
script=$(dirname "$0")/installer.nsi
work=$(mktemp -d)
trap 'wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
[ -n "$shot" ] || unset DISPLAY # wine has one desktop, with or without a screen

fail() { echo "FAILED  $1" >&2; exit 1; }
ok() { echo "ok      $1"; }

# ---- two versions of a program that does nothing
mkdir -p "$work/payload/_internal/starter" "$work/payload/licences"
printf 'int main(void) { return 0; }\n' >"$work/stub.c"
x86_64-w64-mingw32-gcc -O2 -s "$work/stub.c" -o "$work/payload/tern.exe"
cp "$work/payload/tern.exe" "$work/payload/ternw.exe"
echo text >"$work/payload/licences/README.txt"
compile() { # VERSION
    makensis -V2 -WX -NOCD -DSTUB64 -DVERSION="$1" -DPAYLOAD="$work/payload" -DICON="$icon" -DPICTURE="$picture" -DOUT="$work/tern-$1.exe" "$script"
}
echo old >"$work/payload/_internal/old.txt"
compile 1.0.0
rm "$work/payload/_internal/old.txt"
echo new >"$work/payload/_internal/new.txt"
compile 1.1.0
ok "compiled"

# ---- a person's Windows
timeout 300 wine64 wineboot --init >/dev/null 2>&1 || timeout 300 wine wineboot --init >/dev/null 2>&1
run() { timeout 120 wine "$@"; }
local=$(find "$WINEPREFIX/drive_c/users" -maxdepth 3 -type d -path '*AppData/Local' | head -n 1)
menu=$(dirname "$local")/Roaming/Microsoft/Windows/Start\ Menu/Programs
program=$local/Programs/Tern
key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tern'
gone() { # the uninstaller copies itself and goes on after it has returned
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ -e "$1" ] || return 0
        sleep 0.5
    done
    return 1
}

if [ -n "$shot" ]; then
    wine "$work/tern-1.0.0.exe" &
    timeout 90 xdotool search --sync --onlyvisible --name 'Tern 1.0.0' >/dev/null || fail "first page"
    sleep 3 # until it is drawn
    import -window root "$shot"
    wine taskkill /F /IM tern-1.0.0.exe >/dev/null 2>&1 || wineserver -k
    wait $! || true
    ok "first page: ${shot##*/}"
fi

run "$work/tern-1.0.0.exe" /S || fail "silent installation"
[ -e "$program/ternw.exe" ] && [ -e "$program/_internal/old.txt" ] && [ -e "$program/licences/README.txt" ] || fail "files"
[ -e "$menu/Tern.lnk" ] || fail "Start menu"
run reg query "$key" /v DisplayVersion | grep -q 1.0.0 || fail "list of programs"
run "$program/tern.exe" || fail "the program starts"
ok "installed: files, Start menu, list of programs"

mkdir -p "$local/tern/models"
echo chats >"$local/tern/conversations.sqlite3"
echo mine >"$program/mine.txt"
run "$work/tern-1.1.0.exe" /S || fail "silent upgrade"
[ -e "$program/_internal/new.txt" ] && [ ! -e "$program/_internal/old.txt" ] || fail "files of the new version only"
run reg query "$key" /v DisplayVersion | grep -q 1.1.0 || fail "version in the list of programs"
[ "$(cat "$local/tern/conversations.sqlite3")" = chats ] || fail "chats after the upgrade"
ok "upgraded in place: old files gone, chats kept"

run "$program/uninstall.exe" /S || fail "silent uninstallation"
gone "$program/ternw.exe" || fail "files after the uninstallation"
gone "$program/uninstall.exe" || fail "the uninstaller after the uninstallation"
[ ! -e "$menu/Tern.lnk" ] || fail "Start menu after the uninstallation"
! run reg query "$key" >/dev/null 2>&1 || fail "list of programs after the uninstallation"
[ "$(cat "$local/tern/conversations.sqlite3")" = chats ] || fail "chats after the uninstallation"
[ "$(cat "$program/mine.txt")" = mine ] || fail "a file of somebody else in the folder"
ok "uninstalled: chats, models and others' files kept"

run "$work/tern-1.1.0.exe" /S || fail "installation again"
run "$program/uninstall.exe" /S /DATA || fail "uninstallation with data"
gone "$local/tern/conversations.sqlite3" || fail "chats that were to be deleted"
ok "uninstalled with /DATA: chats and models deleted"
