"""The words for projects, tag sets, settings and what is done to them (see `wording`)."""

from __future__ import annotations

ROWS: dict[str, tuple[str, str]] = {
    # Projects
    "project.missing": ("there is no such project", "check the name, or make it with “claims-annotator new”"),
    "project.exists": (
        "there is something of this name already",
        "choose another name, or open what is there",
    ),
    "project.is_folder": ("this is a folder", "name the project's file, which ends in .claims"),
    "project.not_a_project": (
        "this is no project of Claims Annotator",
        "name a file that ends in .claims; other files are brought in with “claims-annotator import”",
    ),
    "project.truncated": (
        "the end of the project file is missing",
        "copy it anew, go back to a backup, or save what can be read with “claims-annotator salvage”",
    ),
    "project.damaged": (
        "the project file is damaged ({detail})",
        "go back to a backup, or save what can be read into a new project with “claims-annotator salvage”",
    ),
    "project.no_memory": (
        "there is not enough memory for what the project says it holds",
        "close other programs and try again; if it stays so, the file is damaged: go back to a backup",
    ),
    "project.foreign_schema": (
        "the project holds a {kind} of somebody else's ({name}), which could run or hide something",
        (
            "do not work in it; ask whoever sent it for an export, or save what can be read into a new project with "
            "“claims-annotator salvage”, which runs nothing of it"
        ),
    ),
    "project.other_schema": (
        (
            "the tables of this project are not those of this version ({name}): an unreleased version made it, or "
            "somebody has changed it; nothing of it was run"
        ),
        (
            "export it with the program that made it, or save what can be read into a new project with "
            "“claims-annotator salvage”"
        ),
    ),
    "project.contradiction": (
        "the change contradicts what the project holds ({detail})",
        "run “claims-annotator verify” on it; where it finds something, go back to a backup",
    ),
    "recovery.copy_damaged": ("this copy is damaged as well", "choose an older one"),
    "recovery.cannot_move": (
        "the project cannot be moved aside ({detail})",
        "close what else has it open, check the rights of its folder, and try again",
    ),
    "recovery.nothing_left": (
        "no article of this project can be read any more",
        "go back to a backup; keep the file for a specialist",
    ),
    "adjudication.nothing_to_merge": (
        "only one of the two has marked this",
        "keep the mark, or reject it",
    ),
    "merge.with_itself": ("a project cannot be merged with itself", "name another project"),
    "merge.changed_in_both": (
        "the {kind} “{name}” was changed in both (entry {here} here, entry {there} there); that of {kept} is kept",
        "compare the two in the journal, and correct it if the other is right",
    ),
    "merge.deleted_here": (
        "the {kind} “{name}” was deleted here (entry {here}) and changed there (entry {there}); it came back",
        "delete it again if it is not wanted",
    ),
    "merge.deleted_there": (
        "the {kind} “{name}” was deleted there (entry {there}) and changed here (entry {here}); it is kept",
        "delete it if it is not wanted",
    ),
    "merge.differs": (
        "the {kind} “{name}” differs there; it was left as it is here",
        "compare the two, and correct it here if the other is right",
    ),
    "project.newer": (
        "the project was written by a newer version (schema {version}, this one knows {known})",
        "update Claims Annotator",
    ),
    "project.unknown_version": (
        "the project says it has schema {version}, which no version wrote",
        "go back to a backup",
    ),
    "project.locked": ("another program is writing to the project", "wait until it is done, and try again"),
    "project.disk_full": ("the disk is full", "make room and try again; nothing was changed"),
    "project.read_only": (
        "the project can only be read",
        "change the rights of its file and folder, or copy it",
    ),
    "project.cannot_open": (
        "the project cannot be opened ({detail})",
        "check the rights of its file and folder",
    ),
    "project.cannot_create": ("the project cannot be made ({detail})", "check the folder and its rights"),
    "project.io_error": (
        "the disk failed ({detail})",
        "check the disk or the connection; go back to a backup",
    ),
    "project.value_too_big": ("a text is larger than a project can hold ({detail})", "split it"),
    "project.is_url": (
        "a project on a database server cannot be opened yet",
        "name a file that ends in .claims",
    ),
    "backup.cannot_write": (
        "the copy could not be written ({detail})",
        "check the folder's rights and the free space",
    ),
    "backup.not_a_copy": (
        "there is something else of this name, which the copy would replace",
        "name another file, or move that one away first",
    ),
    "backup.copy_in_use": (
        "an earlier copy of this name is open somewhere",
        "close it there, or name another file",
    ),
    "backup.onto_itself": ("the copy would replace the project itself", "name another file"),
    "search.too_many": (
        "there are more than {most} hits, which is the most that one step annotates",
        "narrow the search or the filters",
    ),
    # Changing
    "edit.missing": ("the {kind} {id} is not in the project", "bring it in first"),
    "undo.changed_since": (
        "the {kind} {id} was changed since",
        "undo the later change first",
    ),
    "undo.overtaken": (
        "entry {seq} cannot be taken back by itself: entry {later} ({annotator}) changed the {kind} {id} since",
        "undo entry {later} first",
    ),
    "undo.leant_on": (
        "entry {seq} cannot be taken back by itself: entry {later} ({annotator}) rests on what it made or removed",
        "undo entry {later} first",
    ),
    "undo.needed": (
        "entry {seq} cannot be taken back by itself: later changes use what it made, or what it needs is gone",
        "undo the later changes first",
    ),
    "undo.no_entry": (
        "the journal has no entry {seq}",
        "“claims-annotator history” shows what it has",
    ),
    "undo.undone_already": (
        "entry {seq} is taken back already",
        "redo does it again, where nothing new was done",
    ),
    "undo.of_an_undo": (
        "entry {seq} is itself the undoing or redoing of entry {target}",
        "undo or redo that one instead",
    ),
    "undo.of_the_beginning": (
        "entry {seq} is how the project came to be",
        "make a new project instead",
    ),
    "undo.not_possible": (
        "entry {seq} of the journal cannot be taken back",
        "look at it with “claims-annotator history”",
    ),
    "undo.nothing": ("there is nothing to undo", "“claims-annotator history” shows what was done"),
    "redo.nothing": ("there is nothing to redo", "“claims-annotator history” shows what was done"),
    "article.gone": ("the article {id} is no longer there", "it was deleted; undo brings it back"),
    "annotation.gone": ("the annotation {id} is no longer there", "it was deleted; undo brings it back"),
    "label.gone": ("the label {id} is no longer there", "it was deleted; undo brings it back"),
    "label.last": ("“{name}” is the last label", "add another one first"),
    "label.own_heir": (
        "the annotations of “{name}” cannot go to the label that is deleted",
        "choose another label",
    ),
    "label.no_name": ("a label needs a name", "type one"),
    "label.key": ("“{key}” is no key", "use one letter or sign"),
    "label.name_taken": ("there is a label called “{name}” already", "choose another name"),
    "label.key_taken": ("the key {key} belongs to “{name}”", "choose another key"),
    "annotator.unknown": ("the project has nothing by an annotator “{name}”", "use one of {known}"),
    "annotator.none": (
        "the project has nothing by an annotator “{name}”",
        "leave the annotator out: no annotation says who made it",
    ),
    "label.unknown": ("the project has no label “{name}”", "use one of {known}"),
    "link.gone": ("the link {id} is no longer there", "it was deleted; undo brings it back"),
    "link.exists": ("there is such a link “{type}” already", "open it to change its note"),
    "link.circle": (
        "a link “{type}” would make the annotation a part of itself",
        "look at what the other one is a part of, or link them the other way round",
    ),
    "link.to_itself": ("a link cannot end where it begins", "choose another annotation"),
    "link.unknown_type": ("there is no link type “{type}”", "choose one of the tag set"),
    "link.wrong_label": ("a link “{type}” does not join a {label}", "it joins {allowed}"),
    "span.empty": ("the span from {start} to {end} is empty", "give it at least one character"),
    "span.missing": ("an annotation needs a span", "select some words first"),
    "span.outside_text": (
        "the span from {start} to {end} lies outside the text of {length} characters",
        "correct its offsets: they count code points, and the end is exclusive",
    ),
    "span.fragments_overlap": ("the fragment from {start} to {end} overlaps the one before", "make them one"),
    "source.ambiguous": ("{count} speakers are called “{name}”", "choose one in the register of speakers"),
    "source.gone": ("the speaker {id} is no longer there", "it was deleted; undo brings it back"),
    "source.name_taken": (
        "“{name}” is a name of the speaker “{other}” already",
        "choose that one, or merge the two if they are one",
    ),
    "source.unknown": ("no speaker is called “{name}”", "check the name; “ledger” without it lists all"),
    "source.no_name": ("a speaker needs a name", "type one"),
    "source.reliability": ("“{value}” is no grade of reliability", "use a letter from A to F"),
    "statement.gone": ("the statement {id} is no longer there", "it was deleted; undo brings it back"),
    "statement.no_wording": ("a statement needs a wording", "type the proposition in a sentence"),
    "statement.credibility": ("{value} is no grade of credibility", "use a number from 1 to 6"),
    # Tag sets
    "tagset.no_file": ("there is no such file", "check the name and the folder"),
    "tagset.too_large": (
        "the file has more than {most} bytes, which no tag set needs",
        "name a tag-set file",
    ),
    "tagset.unreadable": ("the file could not be read ({reason})", "check its rights"),
    "tagset.not_utf8": ("the file is not UTF-8: byte {byte} does not fit", "save it as UTF-8"),
    "tagset.not_toml": (
        "the file is no TOML ({reason})",
        "correct it there; the default tag set shows the form",
    ),
    "tagset.wrong": (
        "“{place}” is not what a tag set can hold ({reason})",
        "compare it with the default tag set",
    ),
    "tagset.twice": ("“{name}” stands twice in {place}", "keep one of them"),
    "tagset.unknown_name": (
        "{place} names “{name}”, which the tag set does not define",
        "define it, or correct the name",
    ),
    # Settings
    "profile.cannot_make": (
        "the profile folder cannot be made ({detail})",
        "name another one with --profile DIR",
    ),
    "settings.broken": (
        "the settings could not be read, so the defaults are in force",
        "make the choices again; the old file is kept as {kept}",
    ),
    "settings.unreadable": (
        "the settings could not be read ({reason}), so the defaults are in force",
        "check the rights of the file",
    ),
    "settings.not_saved": (
        "the settings hold until the window closes, but could not be saved ({reason})",
        "check the rights of the profile folder and choose them again",
    ),
    "settings.text": ("“{field}” cannot be {value}", "use a text of up to {longest} characters"),
    "settings.number": ("“{field}” cannot be {value}", "use a number from {least} to {most}"),
    "settings.choice": ("“{field}” cannot be {value}", "use one of {choices}"),
    "settings.keys": ("“{field}” cannot be {value}", "give each action the keys that start it"),
    "settings.names": ("“{field}” cannot be {value}", "give a list of names"),
}
