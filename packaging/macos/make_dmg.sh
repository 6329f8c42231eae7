#!/bin/sh
# Makes the disk image for macOS of build/package/Tern.app, signed for this machine only ("ad hoc"): with such a
# signature, macOS asks people to allow the program in System Settings > Privacy & Security before its first start.
# SIGN_WITH names a Developer ID to sign with instead; notarising needs the account of its owner.
#
#   packaging/macos/make_dmg.sh VERSION
set -eu
version=$1
app=build/package/Tern.app
stage=build/package/dmg
target=build/package/out/tern-$version-macos-$(uname -m).dmg

codesign --force --deep --options runtime --entitlements packaging/macos/entitlements.plist \
    --sign "${SIGN_WITH:--}" "$app"
codesign --verify --deep --strict "$app"
rm -rf "$stage"
mkdir -p "$stage" build/package/out
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Tern $version" -srcfolder "$stage" -ov -format UDZO "$target"
rm -rf "$stage"
echo "$target"
