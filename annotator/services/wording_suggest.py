"""The words for what goes wrong with suggestions and with measuring them."""

from __future__ import annotations

ROWS: dict[str, tuple[str, str]] = {
    "engine.unknown": ("there is no engine {name}", "choose one of: {known}"),
    "evaluate.only_gold": (
        "{count} of {total} articles of {file} are not in the other file with the same text",
        "what is marked in them counts as missed; export both files from the same texts",
    ),
    "evaluate.only_predicted": (
        "{count} of {total} articles of {file} are not in the other file with the same text",
        "what is marked in them counts as wrong; export both files from the same texts",
    ),
    "evaluate.other_text": (
        "{count} articles have the same id in both files and another text, {id} first",
        "places in one are none in the other: line ends may have been changed on the way",
    ),
    "evaluate.nothing": (
        "nothing is marked in {file}",
        "no figure says anything then; look whether it is the right file",
    ),
    "evaluate.case": (
        "the label “{one}” of one file is written “{other}” in the other",
        "rename it in one of them: labels are compared letter by letter",
    ),
    "rule.unknown": ("there is no rule {name}", "choose one that `claims-annotator suggest --rules` lists"),
    "engine.not_loaded": (
        "the engine {engine} could not be loaded ({detail})",
        "install it anew, or remove it; the other engines went on",
    ),
    "engine.timed_out": (
        "the engine {engine} took too long",
        "its suggestions so far were taken; ask it for this article alone",
    ),
    "engine.given_up": (
        "the engine {engine} took too long for {number} articles in a row",
        "it was not asked about the others; ask it for single articles",
    ),
    "engine.failed": (
        "the engine {engine} failed ({detail})",
        "its suggestions so far were taken; report it to its makers",
    ),
    "engine.invalid_proposal": (
        "{count} suggestions of the engine {engine} did not fit the text or the tag set",
        "they were left out; report it to its makers",
    ),
}
