#!/bin/sh
# Have Apple notarise a disk image, and staple its answer to it.
#
#     notarise.sh IMAGE
#
# It needs an Apple developer account in NOTARY_APPLE_ID, NOTARY_TEAM_ID and NOTARY_PASSWORD (an app-specific one).
set -eu
image=$1
: "${NOTARY_APPLE_ID:?set it to the account}" "${NOTARY_TEAM_ID:?set it to the team}" "${NOTARY_PASSWORD:?set it}"
xcrun notarytool submit "$image" --wait --timeout 30m \
    --apple-id "$NOTARY_APPLE_ID" --team-id "$NOTARY_TEAM_ID" --password "$NOTARY_PASSWORD"
xcrun stapler staple "$image"
xcrun stapler validate "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
