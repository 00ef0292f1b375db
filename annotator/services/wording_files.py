"""The words for files that come in and go out (see `wording`)."""

from __future__ import annotations

ROWS: dict[str, tuple[str, str]] = {
    # Files as such
    "file.missing": ("there is no such file", "check the name and the folder"),
    "file.unreadable": ("the file may not be read ({detail})", "ask for the right to read it, or copy it"),
    "file.is_folder": ("this is a folder", "name a file, or import the folder without a format"),
    "file.is_device": (
        "this is a device or a pipe, not a file",
        "save what it gives to a file, and name that",
    ),
    "file.cannot_read": (
        "the file could not be read ({detail})",
        "check the disk or the connection, and try again",
    ),
    "folder.nothing_known": ("no file in this folder has a suffix that can be read", "use one of {suffixes}"),
    "encoding.unknown": (
        "there is no encoding called “{encoding}”",
        "use a name such as utf-8 or windows-1252",
    ),
    "encoding.wrong": (
        "the file is not in {encoding}: byte {byte} does not fit",
        "try another one with --encoding, such as windows-1252 or utf-16",
    ),
    "text.not_utf8": (
        "the file is not UTF-8: byte {byte} is {value}",
        "say what it is in with --encoding, for example --encoding windows-1252",
    ),
    "encoding.unsure": (
        "the file is not UTF-8 (byte {byte} is {value}), and its encoding cannot be told for sure: {likely}",
        "say it with --encoding, for example --encoding {first}, and compare a name with letters beyond a to z",
    ),
    "encoding.detected": (
        "the file does not say its encoding; {encoding} was taken ({percent} % sure; less likely: {others})",
        "if letters are wrong, delete the article and import it with --encoding",
    ),
    "encoding.detected_alone": (
        "the file does not say its encoding; {encoding} was taken ({percent} % sure)",
        "if letters are wrong, delete the article and import it with --encoding",
    ),
    "text.empty": ("the file is empty", "nothing is lost; leave it out"),
    "text.too_large": ("the file holds more than {most} MB", "split it into articles"),
    "text.lone_surrogate": (
        "the text holds half a surrogate pair at character {position}, which no file can keep",
        "repair the text at that place",
    ),
    # Formats
    "format.unknown": ("there is no format called “{format}”", "use one of {known}"),
    "format.does_not_load": ("the format “{format}” does not load ({detail})", "install its package anew"),
    "format.not_read": ("“{format}” is written, not read", "use one of {known}"),
    "format.not_written": ("“{format}” is read, not written", "use one of {known}"),
    "format.not_recognised": (
        "it holds nothing that a format knows",
        "say what it is with --format: {known}",
    ),
    "lines.utf16": ("the file is UTF-16, not UTF-8", "read it with --encoding utf-16"),
    "line.too_long": (
        "the line has {megabytes} MB, more than the {most} MB that are read",
        "split its article, or import the text as a plain text file",
    ),
    # JSON
    "json.broken": (
        "the line is no JSON: {detail} at character {column}",
        "repair the line, or export it anew",
    ),
    "json.not_utf8": (
        "byte {byte} of the line is {value}, which is no UTF-8",
        "say the encoding with --encoding",
    ),
    "json.too_deep": (
        "it nests deeper than {most} levels",
        "no annotation needs that; take the inner part out",
    ),
    "json.too_many_parts": (
        "it consists of more than {most} very small parts, which would take many times its size in memory",
        "no article needs that; split it, or take out the part that lists so many values",
    ),
    "json.key_twice": ("the key “{key}” stands twice in one object", "keep the one that is meant"),
    "json.not_a_number": ("{number} is no number in JSON", "write null, or leave the key out"),
    "json.number_too_large": (
        "the number {number} is too large to keep exactly",
        "write it as text in quotation marks",
    ),
    "json.lone_surrogate": (
        "the text holds half a surrogate pair, which no file can keep",
        "repair the escape that begins with \\ud",
    ),
    "line.not_object": ("the line is no JSON object but a {found}", "write one article a line, in braces"),
    "line.newer_schema": (
        "the line is in {schema}, and this version knows {known}",
        "update Claims Annotator",
    ),
    "line.no_text": ("the line has neither “text” nor “text_sha256”", "add the article's text"),
    "line.not_whole_number": (
        "“{key}” must be a whole number, and is {value}",
        "write it as a number without quotes",
    ),
    "line.not_text": ("“{key}” must be text, and is {value}", "put it in quotation marks"),
    "line.not_list": ("“{key}” must be a list, and is {value}", "put it in square brackets"),
    "line.not_object_part": ("“{key}” must be an object, and is {value}", "put it in braces, with its keys"),
    "line.more_wrong": (
        "{count} more parts of this line are wrong and were left out; the first {listed} are listed",
        "mend what is listed first, and import the file again",
    ),
    "line.missing_key": ("“{key}” is missing", "add it; “claims-annotator schema” lists what is needed"),
    "line.not_one_of": ("“{key}” is {value}", "use one of {expected}"),
    "line.wrong_size": (
        "“{key}” is too short or too long: {value}",
        "see “claims-annotator schema” for its length",
    ),
    "line.wrong_value": (
        "“{key}” cannot be {value} ({detail})",
        "see “claims-annotator schema” for what it can be",
    ),
    "date.ambiguous": (
        "the date “{date}” can be read in two ways, and nobody has said which number is the day",
        "only its year counts until you say it in the facts of the article",
    ),
    "date.order_applied": (
        "the date “{date}” was read as {iso}, in the order that was said of {publisher} before",
        "correct it in the facts of the article where that is wrong",
    ),
    "line.not_a_date": (
        "“published” is “{value}”, which is no date such as 2023-09-25",
        "it was kept beside the date; set the date in the window",
    ),
    "line.unknown_regions": (
        "{count} regions are of a kind this version does not know",
        "they were kept, and are written back on export",
    ),
    # Articles
    "article.text_not_here": (
        "no article of the project has the text with the hash {hash}…",
        "import the article's text first, then this file again",
    ),
    "article.other_text": (
        "the project has another text under the id {id}",
        "give the article another id, or leave the id out",
    ),
    "article.hash_differs": (
        "the text is not the one its “text_sha256” was made from",
        "the text was taken as it stands; compare it with its source",
    ),
    "article.facts_kept": (
        "the article {id} is there already, and its {keys} differ",
        "the project's were kept; change them in the window",
    ),
    "article.unknown": (
        "the project has no article with the id {id}",
        "“claims-annotator articles” lists them",
    ),
    "region.outside_text": (
        "the region “{kind}” from {start} to {end} is empty or lies outside the text of {length} characters",
        "correct its offsets: they count code points, and the end is exclusive",
    ),
    # Spans
    "span.words_outside_text": (
        "the source, cue or addressee of the span from {start} to {end} is empty or outside the text of {length}",
        "correct these offsets, or leave them out",
    ),
    "span.words_not_found": (
        "the words “{quote}” are not at {start} to {end}, and nowhere else in the text",
        "it is kept with the article and exported again; correct its offsets or its words in the file",
    ),
    "span.splits_cluster": (
        "the span from {start} to {end} cuts a character that consists of several code points",
        "it was taken; move its ends in the window if that was not meant",
    ),
    "span.counted_utf16": (
        "the span from {was_start} to {was_end} counts UTF-16 units",
        "it was put at {start} to {end}, where its words stand",
    ),
    "span.counted_bytes": (
        "the span from {was_start} to {was_end} counts UTF-8 bytes",
        "it was put at {start} to {end}, where its words stand",
    ),
    "span.counted_crlf": (
        "the span from {was_start} to {was_end} counts CR LF as one character",
        "it was put at {start} to {end}, where its words stand",
    ),
    "span.inclusive_end": (
        "the span from {was_start} to {was_end} includes its end",
        "it was put at {start} to {end}, where its words stand",
    ),
    "span.other_white_space": (
        "the words of the span from {was_start} to {was_end} differ in their white space",
        "it was left at {start} to {end}",
    ),
    "span.moved": (
        "the words of the span are not at {was_start} to {was_end}",
        "it was put at {start} to {end}, the nearest place where they stand; check it",
    ),
    "annotation.id_elsewhere": (
        "the id {id} belongs to an annotation of another article ({article})",
        "give the span another id, or leave the id out",
    ),
    "annotation.id_twice": (
        "the id {id} stands for two different spans of this line",
        "give one of them another id, or leave it out",
    ),
    "annotation.kept": (
        "the annotation {id} is there already, with another label or extent",
        "the project's was kept; delete it first to take the file's",
    ),
    "label.kept": (
        "the label “{name}” looks otherwise in the file",
        "it was left as it is here; change it in the tag set if the file is right",
    ),
    "label.made": (
        "the label “{name}” is new",
        "it was added to the tag set; give it a colour and a key there",
    ),
    # Links
    "link.type_made": ("the link type “{name}” is new", "it was added to the tag set"),
    "link.no_start": (
        "the link begins at {from}, which is no annotation of the project",
        "correct “from”, or import the article it belongs to first",
    ),
    "link.no_end": ("the link ends at {to}, which the file does not hold", "correct the link's end"),
    "link.awaited": (
        "the link “{type}” ends at {to}, which is not in the project yet",
        "it is kept, and joined when the article with that annotation is imported",
    ),
    "link.joined": ("a link “{type}” that waited for {to} was joined", "nothing needs to be done"),
    # Exports
    "export.is_folder": ("this is a folder", "name a file to write"),
    "export.is_device": (
        "this is a device or a pipe",
        "write to standard output with -o -, and redirect that",
    ),
    "export.is_project": ("this is the project itself", "name another file to write"),
    "export.no_folder": ("the folder for the file is not there", "make it first, or name another"),
    "output.cannot_write": (
        "what the command had to say could not be written ({detail})",
        "write it elsewhere; what was changed in a project, “claims-annotator history” lists",
    ),
    "export.cannot_write": (
        "the file could not be written ({detail})",
        "check the folder's rights and the free space; nothing was changed",
    ),
    # What a format has no place for
    "loss.annotations": (
        "{count} annotations have no place in {format}",
        "export to jsonl as well to keep them",
    ),
    "loss.discontinuous": (
        "{count} annotations of several fragments are written as one whole span in {format}",
        "export to jsonl as well to keep their fragments",
    ),
    "loss.overlap": (
        "{format} has no place for annotations that overlap, and {count} do",
        "export to jsonl as well to keep them",
    ),
    "loss.links": ("{count} links have no place in {format}", "export to jsonl as well to keep them"),
    "loss.cross_links": (
        "{count} links between articles have no place in {format}",
        "export to jsonl as well to keep them",
    ),
    "loss.speakers": ("{count} speakers have no place in {format}", "export to jsonl as well to keep them"),
    "loss.words": (
        "the source, cue or addressee words of {count} annotations have no place in {format}",
        "export to jsonl as well to keep them",
    ),
    "loss.attributes": (
        "the attributes of {count} annotations have no place in {format}",
        "export to jsonl as well",
    ),
    "loss.notes": ("{count} notes have no place in {format}", "export to jsonl as well to keep them"),
    "loss.statements": (
        "{count} statements have no place in {format}",
        "export to jsonl as well to keep them",
    ),
    "loss.provenance": (
        "who made {count} annotations, when and how, has no place in {format}",
        "export to jsonl as well to keep it",
    ),
    "loss.facts": (
        "the title and facts of {count} articles have no place in {format}",
        "export to jsonl as well",
    ),
    "loss.regions": ("{count} regions have no place in {format}", "export to jsonl as well to keep them"),
    "loss.controls": (
        "{format} cannot hold some control characters, which {count} articles have; U+FFFD stands for each",
        "export to webanno-json or jsonl as well to keep them; this program puts them back when it reads the file",
    ),
    "loss.between_crlf": (
        "{count} annotations begin or end between CR and LF, and {format} has no such place",
        "their ends are written beside the CR LF; export to jsonl as well to keep them",
    ),
    "loss.long_cells": (
        "{count} cells hold more than the 32,767 characters that {format} has room for",
        "they are cut, and end in “…”; export to csv or jsonl as well to keep them whole",
    ),
    "loss.meta": (
        "{count} metadata fields have no place in {format}",
        "export to jsonl as well to keep them",
    ),
}
