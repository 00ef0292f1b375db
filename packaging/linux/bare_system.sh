#!/bin/sh
# Make a bare Debian system to install into, for the tests in tests/packaged.
#
#     bare_system.sh bookworm|trixie FOLDER [FILE]
#
# With a FILE that ends in "setup.exe", Wine goes into it too. It needs root, debootstrap and a network;
# DEBIAN_MIRROR names another mirror than debootstrap's own.
set -eu
suite=$1
folder=$2
file=${3:-}
debootstrap --variant=minbase "$suite" "$folder" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"}
case $file in
    *setup.exe)
        mount -t proc proc "$folder/proc"
        trap 'umount "$folder/proc"' EXIT
        chroot "$folder" env DEBIAN_FRONTEND=noninteractive sh -c '
            apt-get update
            apt-get install -y --no-install-recommends wine wine64 fonts-dejavu-core fonts-liberation'
        ;;
esac
