"""The words for what a check of a project finds (see `wording`)."""

from __future__ import annotations

ROWS: dict[str, tuple[str, str]] = {
    # What `verify` finds
    "verify.damaged": ("the database is damaged: {detail}", "go back to a backup; keep this file for repair"),
    "verify.lost_end": ("it refers to a row of {parent} that is not there", "go back to a backup"),
    "verify.text_changed": ("the text is not the one its hash was made from", "go back to a backup"),
    "verify.chain_broken": (
        "the journal was changed here ({operation}; it touched {touched})",
        "compare the project with a backup",
    ),
    "verify.stray_edits": ("{count} edits belong to no entry", "compare the project with a backup"),
    "verify.undone_flag": ("its mark of being undone is wrong", "compare the project with a backup"),
    "verify.not_as_journaled": ("it is not as the journal says", "compare the project with a backup"),
    "verify.journal_contradicts": (
        "the journal contradicts itself about it",
        "compare the project with a backup",
    ),
    "verify.not_in_journal": (
        "there are {count}, and the journal knows {journaled}",
        "compare with a backup",
    ),
    "verify.span": ("its positions do not fit its text ({code})", "correct or delete it in the window"),
    "verify.counters": ("{count} counters are wrong", "compare the project with a backup"),
    "verify.names": (
        "{count} names of speakers lead to nobody, or to somebody else",
        "compare the project with a backup",
    ),
    "verify.cut_short": (
        "it has no entry with the hash {hash}…: entries that were there were taken away, or it was written anew",
        "compare the project with the copy or the person that the hash is from",
    ),
    "verify.no_hash": (
        "“{hash}” is no hash of a journal's entry",
        "give at least its first sixteen digits, as verify or history --json print them",
    ),
    "verify.search_words": (
        "the search finds other words than are there, or misses some",
        "go back to a backup; its words can still be exported",
    ),
    "verify.search": (
        "the search passes over {count} rows, or finds what is not there",
        "go back to a backup; its words can still be exported",
    ),
    "verify.file_refused": ("the file's record could not be read: {what}", "{remedy}"),
    "verify.no_article": ("the project does not have the article {id}", "import the file"),
    "verify.other_text": ("the article {id} has another text in the project", "compare the two texts"),
    "verify.no_span": (
        "the project does not have the annotation {id}",
        "import the file, or look into the history",
    ),
    "verify.other_span": ("the annotation {id} has another {keys} in the project", "look into its history"),
    "verify.no_link": (
        "the project does not have the link {id}",
        "import the file, or look into the history",
    ),
    "verify.other_facts": ("the article {id} has another {keys} in the project", "look into its history"),
}
