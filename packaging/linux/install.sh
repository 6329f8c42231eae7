#!/bin/sh
# Runs inside the archive that unpacked itself: installs Tern for one person, without root. Where it is installed
# already, it is replaced; chats, settings and models are elsewhere and stay.
#
#   ./tern-VERSION-linux-ARCH.run                     into ~/.local
#   ./tern-VERSION-linux-ARCH.run -- --uninstall      removes it; chats, settings and models stay
#   PREFIX=/some/folder ./tern-VERSION-linux-ARCH.run
set -eu
prefix=${PREFIX:-$HOME/.local}
program=$prefix/lib/tern
entry=$prefix/share/applications/tern.desktop

refresh() { # what desktops read may be older than the files, for a while, where these tools are missing
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database -q "$prefix/share/applications" || true
    fi
    if command -v update-mime-database >/dev/null; then
        update-mime-database "$prefix/share/mime" >/dev/null 2>&1 || true
    fi
}

remove() {
    if [ -f "$program/installed.txt" ]; then
        while IFS= read -r file; do
            rm -f "$prefix/$file"
        done <"$program/installed.txt"
    fi
    [ "$(readlink "$prefix/bin/tern" 2>/dev/null || true)" != "$program/tern" ] || rm -f "$prefix/bin/tern"
    rm -rf "$program"
}

if [ "${1:-}" = --uninstall ]; then
    remove
    refresh
    echo "Tern was removed. Your chats, settings and models are still in ~/.local/share/tern."
    exit 0
fi

if [ -e "$program" ] && [ ! -f "$program/installed.txt" ]; then
    echo "$program is there, but this installer did not put it there; nothing was changed." >&2
    exit 1
fi
mkdir -p "$prefix/lib" "$prefix/bin"
new=$program.new.$$
trap 'rm -rf "$new"' EXIT
cp -a tern "$new"
(cd share && find . -type f | sed 's|^\./|share/|') >"$new/installed.txt"
remove
mv "$new" "$program"
trap - EXIT
while IFS= read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    cp "$file" "$prefix/$file"
done <"$program/installed.txt"
ln -sf "$program/tern" "$prefix/bin/tern"

# A menu entry needs the whole path. Within the quotes of an Exec line, these four take a backslash, which the file
# doubles; a percent sign is doubled.
quoted=$(printf '%s' "$program/tern" | sed 's/["`$\\]/\\\\&/g; s/%/%%/g')
plain=$(printf '%s' "$program/tern" | sed 's/\\/\\\\/g')
QUOTED=$quoted PLAIN=$plain awk '
    /^Exec=/ { print "Exec=\"" ENVIRON["QUOTED"] "\" %f"; next }
    /^TryExec=/ { print "TryExec=" ENVIRON["PLAIN"]; next }
    { print }' share/applications/tern.desktop >"$entry"
refresh
echo "Tern is installed in $program."
echo "Start it from the menu of your desktop, or in a terminal: $prefix/bin/tern"
