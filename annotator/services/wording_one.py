"""What happened, where it happened to one thing: sentences for a count of 1, whose verb and noun are others.

The remedy is that of the code's own row.
"""

from __future__ import annotations

ROWS: dict[str, str] = {
    "line.more_wrong": "1 more part of this line is wrong and was left out; the first {listed} are listed",
    "line.unknown_regions": "1 region is of a kind this version does not know",
    "loss.annotations": "1 annotation has no place in {format}",
    "loss.discontinuous": "1 annotation of several fragments is written as one whole span in {format}",
    "loss.overlap": "{format} has no place for annotations that overlap, and 1 does",
    "loss.links": "1 link has no place in {format}",
    "loss.cross_links": "1 link between articles has no place in {format}",
    "loss.speakers": "1 speaker has no place in {format}",
    "loss.words": "the source, cue or addressee words of 1 annotation have no place in {format}",
    "loss.attributes": "the attributes of 1 annotation have no place in {format}",
    "loss.notes": "1 note has no place in {format}",
    "loss.statements": "1 statement has no place in {format}",
    "loss.provenance": "who made 1 annotation, when and how, has no place in {format}",
    "loss.facts": "the title and facts of 1 article have no place in {format}",
    "loss.regions": "1 region has no place in {format}",
    "loss.controls": "{format} cannot hold some control characters, which 1 article has; U+FFFD stands for each",
    "loss.between_crlf": "1 annotation begins or ends between CR and LF, and {format} has no such place",
    "loss.long_cells": "1 cell holds more than the 32,767 characters that {format} has room for",
    "loss.meta": "1 metadata field has no place in {format}",
    "engine.invalid_proposal": "1 suggestion of the engine {engine} did not fit the text or the tag set",
    "evaluate.only_gold": "1 of {total} articles of {file} is not in the other file with the same text",
    "evaluate.only_predicted": "1 of {total} articles of {file} is not in the other file with the same text",
    "evaluate.other_text": "1 article has the same id in both files and another text: {id}",
    "pdf.no_text": "the PDF has no text layer: its only page is a picture",
    "pdf.no_page": "the only page of the PDF cannot be read",
    "warc.cut": "the record is shorter than it says, by 1 byte",
    "warc.no_page": "the only record of the web archive is neither a page nor a text",
    "warc.passed": "1 record is neither page nor text, or no success: {kinds}",
    "column.addresses": "1 cell holds a web address",
    "column.dates": "1 cell holds a date",
    "column.languages": "1 cell holds the code of a language",
    "cas.segments": "1 token or sentence of the file was not taken as an annotation",
    "spacy.no_words": "1 token of the document has no word in the file",
    "label.left_out": "1 annotation with the label “{name}” was left out, as was said before the import",
    "verify.stray_edits": "1 edit belongs to no entry",
    "verify.counters": "1 counter is wrong",
    "verify.names": "a name of a speaker leads to nobody, or to somebody else",
    "verify.search": "the search passes over a row, or finds one that is not there",
}
