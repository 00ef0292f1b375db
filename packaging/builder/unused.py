"""What the packages bring and the program never reads, by place below their folder, for every system alike."""

from __future__ import annotations

import fnmatch

# Babel comes along for one call, which asks whether a part of an address is the code of a language; the list of codes
# is in global.dat, and each locale's own words are not looked at.
_KEPT = ("babel/locale-data/root.dat",)
_UNUSED = (
    *("babel/locale-data/*", "babel/messages/*"),
    *("lxml/objectify*", "lxml/isoschematron/*", "lxml/html/diff*", "lxml/html/_difflib*", "lxml/includes/*"),
    "docx/templates/default-docx-template/*",  # default.docx, unpacked
    *("tld/tests/*", "trafilatura/data/*", "warcio/recorder*"),
    *("pycrfsuite/*.cpp", "pycrfsuite/*.hpp", "pycrfsuite/*.pyx", "pycrfsuite/*.pxd"),
)
# The same for what PyInstaller packs: modules that it need not follow.
MODULES = ("babel.messages", "lxml.objectify", "lxml.isoschematron", "lxml.html.diff", "tld.tests")
# Packages whose own data files are read at run time, and which PyInstaller does not know of.
WITH_DATA = ("trafilatura", "justext", "tld")
# A package that asks for its own version when it is imported: its metadata stay.
ASKS_ITS_VERSION = "trafilatura-*.dist-info/METADATA"


def is_unused(name: str) -> bool:
    """Tell whether a file, named from the folder of packages with slashes, is left out of what is shipped."""
    if fnmatch.fnmatch(name, "*.dist-info/*"):
        return not fnmatch.fnmatch(name, ASKS_ITS_VERSION)
    return name not in _KEPT and any(fnmatch.fnmatch(name, each) for each in _UNUSED)
