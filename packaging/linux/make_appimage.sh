#!/bin/sh
# Makes an AppImage of build/package/tern. It needs appimagetool, which is no Debian package: the release workflow
# fetches it. Where its runtime cannot mount (no FUSE), an AppImage still starts with --appimage-extract-and-run.
#
#   APPIMAGETOOL=./appimagetool packaging/linux/make_appimage.sh VERSION
set -eu
version=$1
stage=build/package/tern.AppDir
target=build/package/out/tern-$version-linux-$(uname -m).AppImage

rm -rf "$stage"
mkdir -p "$stage/usr/lib" "$stage/usr/bin" build/package/out
cp -a build/package/tern "$stage/usr/lib/tern"
ln -s ../lib/tern/tern "$stage/usr/bin/tern"
cp -a build/package/share "$stage/usr/share"
cp build/package/share/applications/tern.desktop build/package/icons/tern.svg "$stage/"
ln -s tern.svg "$stage/.DirIcon"
ln -s usr/lib/tern/tern "$stage/AppRun"
ARCH=$(uname -m) "${APPIMAGETOOL:-appimagetool}" --appimage-extract-and-run "$stage" "$target"
rm -rf "$stage"
echo "$target"
