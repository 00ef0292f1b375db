"""The words for what a user says before an import, and for what is pasted: names that are mapped, the clipboard."""

from __future__ import annotations

ROWS: dict[str, tuple[str, str]] = {
    # Labels and speakers of the files
    "label.taken_for": (
        "the label “{name}” was taken for “{label}”",
        "say in the import what it becomes, where that is wrong",
    ),
    "label.left_out": (
        "{count} annotations with the label “{name}” were left out, as was said before the import",
        "import the file again without leaving it out, to have them",
    ),
    # Names in files and in the project
    "names.no_pair": ("{option} {value} is no pair of names", "write it as OLD=NEW; OLD= leaves out"),
    "names.not_read": (
        "the map of names could not be read: {detail}",
        'write it as TOML, with tables [labels] and [speakers] of lines "old" = "new"',
    ),
    "names.other_key": ("a map of names has no table “{key}”", "its tables are [labels] and [speakers]"),
    "names.no_names": (
        "the table [{key}] does not map names to names",
        'write its lines as "old" = "new"; an empty new name leaves out',
    ),
    "export.no_articles": ("none of the chosen articles is there any more", "choose others to export"),
    # The clipboard
    "paste.empty": ("there are no words on the clipboard", "copy the text of an article first"),
    "paste.too_long": (
        "the text has more than {most} characters",
        "save it to a file and import that",
    ),
    "paste.no_text": (
        "the text has half a character at position {position}",
        "copy it anew, or save it to a file and import that",
    ),
}
