"""Which package of which distribution brings a library that Qt needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """A shared library by its soname, and the package that brings it, in each manager's own name."""

    soname: str
    apt: str
    dnf: str
    zypper: str
    pacman: str


# What the Qt libraries and the offscreen platform of the PySide6 wheels are linked to, beyond the C library.
ALWAYS = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "libglib-2_0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "libgthread-2_0-0", "glib2"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libX11-6", "libx11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon0", "libxkbcommon"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "libfreetype6", "freetype2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "libdbus-1-3", "dbus"),
    Library("libz.so.1", "zlib1g", "zlib", "libz1", "zlib"),
    Library("libzstd.so.1", "libzstd1", "libzstd", "libzstd1", "zstd"),
    Library("libstdc++.so.6", "libstdc++6", "libstdc++", "libstdc++6", "gcc-libs"),
)

# A window on X11.
X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libX11-xcb1", "libx11"),
    Library("libxcb.so.1", "libxcb1", "libxcb", "libxcb1", "libxcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "libxcb-image0", "xcb-util-image"),
    Library(
        "libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "libxcb-keysyms1", "xcb-util-keysyms"
    ),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb-render0", "libxcb"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "libxcb-render-util0",
        "xcb-util-renderutil",
    ),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb-sync1", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "libxcb-util1", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb-xkb1", "libxcb"),
    Library(
        "libxkbcommon-x11.so.0",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
    ),
)

# A window on Wayland.
WAYLAND = (
    Library(
        "libwayland-client.so.0", "libwayland-client0", "libwayland-client", "libwayland-client0", "wayland"
    ),
    Library(
        "libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "libwayland-cursor0", "wayland"
    ),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "libwayland-egl1", "wayland"),
)

# Without any font every letter is a box.
FONT = Library("", "fonts-dejavu-core", "dejavu-sans-fonts", "dejavu-fonts", "ttf-dejavu")

COMMANDS = {
    "apt": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "zypper": "zypper --non-interactive install",
    "pacman": "pacman -S --needed --noconfirm",
}
