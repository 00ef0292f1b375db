"""The words for what goes wrong with suggestions and with measuring them."""

from __future__ import annotations

ROWS: dict[str, tuple[str, str]] = {
    "engine.unknown": ("there is no engine {name}", "choose one of: {known}"),
    "rule.unknown": ("there is no rule {name}", "choose one that `claims-annotator suggest --rules` lists"),
    "engine.not_loaded": (
        "the engine {engine} could not be loaded ({detail})",
        "install it anew, or remove it; the other engines went on",
    ),
    "engine.timed_out": (
        "the engine {engine} took too long",
        "its suggestions so far were taken; ask it for this article alone",
    ),
    "engine.failed": (
        "the engine {engine} failed ({detail})",
        "its suggestions so far were taken; report it to its makers",
    ),
    "engine.invalid_proposal": (
        "{detail} suggestions of the engine {engine} did not fit the text",
        "they were left out; report it to its makers",
    ),
}
