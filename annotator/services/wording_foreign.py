"""The words for files of other programs that come in and go out (see `wording`)."""

from __future__ import annotations

ROWS: dict[str, tuple[str, str]] = {
    "json.file_too_large": (
        "the file holds more than {most} MB in one JSON array",
        "save it as JSONL, one item a line, or in parts",
    ),
    "format.needs_text": (
        "{format} cannot be written without the articles' texts",
        "leave --no-text out, or export to jsonl",
    ),
    # Archives
    "zip.damaged": ("the ZIP archive is damaged or none ({detail})", "fetch or export it anew"),
    "zip.too_many": ("the archive holds more than {most} files", "split it"),
    "zip.bad_path": (
        "the archive holds a file whose path leads out of it: {name}",
        "do not trust it; ask where it comes from",
    ),
    "zip.bomb": (
        "what it holds grows to more than {ratio} times its size",
        "do not trust it; ask where it comes from, or unpack it yourself",
    ),
    "zip.nested": (
        "it is an archive inside an archive, which is not opened",
        "unpack the outer one, and import the folder",
    ),
    "zip.missing": ("the archive lacks {name}", "export it anew from the program it comes from"),
    "zip.locked": ("the file is locked with a password", "unpack the archive, and import what was in it"),
    "zip.method": ("the file is packed in a way that is not read", "pack the archive anew as a usual ZIP"),
    "zip.too_large": ("the file holds more than {most} MB", "unpack the archive, and split the file"),
    # XML
    "xml.broken": ("the XML is broken: {detail}", "export it anew from the program it comes from"),
    "xml.too_large": ("the XML holds more than {most} MB", "export it in parts"),
    "xml.too_deep": ("the XML nests deeper than {most} levels", "export it anew; no project needs that"),
    "xml.has_doctype": (
        "the XML declares a document type, which can hide what it does",
        "take the <!DOCTYPE …> out, if you trust the file",
    ),
    # Prodigy
    "prodigy.relation_kept": (
        "a relation “{relation}” joins tokens that no span of the line covers",
        "it was kept aside, and is written back when the article is exported to prodigy",
    ),
    # Label Studio
    "labelstudio.no_text": (
        "the task has no text, only other data",
        "export tasks whose data is text; images and sound are not read",
    ),
    # brat
    "brat.no_text": (
        "there is no {name} beside it, the text that it annotates",
        "put both files into one folder",
    ),
    "brat.unparsed": (
        "this is no line of brat's: “{raw}”",
        "it is kept and written back; repair it in a text editor, perhaps with the line before it",
    ),
    "brat.id_twice": (
        "the id {id} stands twice in the file: “{raw}”",
        "the line is kept and written back; give it another id",
    ),
    "brat.no_target": (
        "it refers to {id}, which is no annotation of the file: “{raw}”",
        "it is kept and written back; repair the id",
    ),
    "brat.cut_line": (
        "the line was cut off where the text begins a new line, after “{raw}”",
        "the annotation was put where its numbers say; check its end",
    ),
    # labelbuddy
    "labelbuddy.no_text": (
        "the document has neither “text” nor “utf8_text_md5_checksum”",
        "export it from labelbuddy with its text",
    ),
    "labelbuddy.other_sum": (
        "the text is not the one its checksum was made from",
        "the text was taken as it stands; compare it with its source",
    ),
    # W3C
    "w3c.no_place": (
        "the annotation's target has no selector by position or words ({selector})",
        "only TextPositionSelector and TextQuoteSelector name a place in a text",
    ),
    # CoNLL
    "conll.no_token": (
        "the line is no token with a tag: “{raw}”",
        "write the token first and its tag last, such as O or B-claim",
    ),
    # REFI-QDA
    "refi.no_project": ("the archive holds no project.qde", "export the project anew as REFI-QDA (.qdpx)"),
    "refi.left": (
        "the project has {count} {kind}, for which this program has no word",
        "they were left out; the articles in them were taken",
    ),
    "refi.no_codebook": ("the XML is no codebook of REFI-QDA", "export the codebook anew as REFI-QDA (.qdc)"),
    "refi.no_text": (
        "the text of the source is not in the archive: {path}",
        "export the project with its sources inside it",
    ),
    "refi.other_source": (
        "the source “{name}” is no text but a {kind}",
        "only texts are read; save it as text in the program it comes from",
    ),
    "refi.no_place": (
        "the selection from {start} to {end} has no place in the text",
        "correct startPosition and endPosition: they count characters from 0",
    ),
    "refi.link": (
        "the link “{name}” joins something else than two codings of texts",
        "link the coded passages themselves",
    ),
    "refi.counted_crlf": (
        "the source counts CR LF as one character",
        "its selections were put where their words stand ({count} of them checked)",
    ),
    "refi.counted_utf16": (
        "the source counts UTF-16 units",
        "its selections were put where their words stand ({count} of them checked)",
    ),
    # Web pages
    "page.no_text": ("the page shows no text", "open it in a browser, and save it again when it has loaded"),
    "page.visible_text": (
        "no article was found in the page; all the text that it shows was taken, menus and all",
        "mark what is no body of the article in the window, or paste its text instead",
    ),
    "page.other_encoding": (
        "the page says it is in {declared}, and is not; {encoding} was taken",
        "if letters are wrong, delete the article and import it with --encoding",
    ),
    "page.none_inside": ("the file holds no web page", "save the page anew from the browser"),
    # PDF
    "pdf.no_text": (
        "the PDF has no text layer: its {pages} pages are pictures",
        "let a program for text recognition (OCR) add one, and import what it writes",
    ),
    "pdf.no_page": (
        "none of the {pages} pages of the PDF can be read",
        "fetch it anew, or print it to a new PDF",
    ),
    "pdf.locked": (
        "the PDF is locked with a password",
        "open it with its password, print it to a new PDF, and import that",
    ),
    "pdf.damaged": ("the PDF is damaged or none ({detail})", "fetch it anew, or print it to a new PDF"),
    "pdf.page_failed": (
        "page {page} could not be read ({detail})",
        "the other pages came in; read this one in a PDF viewer",
    ),
    "pdf.too_slow": (
        "the pages from {page} to {pages} were not read, because the file takes too long",
        "print these pages to a new PDF, and import that",
    ),
    "pdf.pages_without_text": (
        "these pages have no text layer: {pages}",
        "look at them in a PDF viewer; text recognition (OCR) can read them",
    ),
    # Word documents
    "docx.no_document": ("the archive holds no Word document", "save it anew as .docx"),
    "docx.no_text": ("the document has no text", "nothing is lost; leave it out"),
    # E-mail
    "mail.too_deep": (
        "the message holds more than {most} parts within parts",
        "save what you need of it as a message of its own",
    ),
    "mail.broken": ("the message is damaged ({detail})", "save it anew from the mail program"),
    "mail.no_text": ("the message has no text", "save what is attached to it, and import that"),
    "mail.attachment": (
        "the message has an attachment “{name}” ({kind}), which is no document that can be read, or one too many",
        "if it is an article, save it, and import it by itself",
    ),
    # Web archives
    "warc.no_record": ("the file holds no record of a web archive", "fetch or make the archive anew"),
    "warc.no_page": ("none of the {count} records of the web archive is a page or a text", "leave it out"),
    "warc.damaged": (
        "the web archive is damaged from this record on ({detail})",
        "what stood before came in; fetch or make the archive anew",
    ),
    "warc.cut": (
        "the record is shorter than it says, by {missing} bytes",
        "its beginning came in if it is a page; fetch or make the archive anew",
    ),
    "warc.packed": (
        "the page is packed as “{encoding}”, which is not read",
        "make the archive with gzip, or without packing",
    ),
    "warc.passed": (
        "{count} records are neither pages nor texts, or no success: {kinds}",
        "nothing needs to be done",
    ),
    # Tables
    "table.empty": ("the table is empty", "nothing is lost; leave it out"),
    "table.no_text": (
        "none of its columns is known to hold the articles' texts: {columns}",
        "call the column with the texts by one of these names: {known}",
    ),
    "table.likely_text": (
        "none of its columns is known by its name to hold the articles' texts: {columns}",
        "if “{column}” does, say so with --map text={column}, or in the window",
    ),
    "table.too_many_columns": (
        "the table has {columns} columns, more than the {most} that are read",
        "check what separates its cells, or whether it is a table at all",
    ),
    "map.no_column": ("the table has no column “{column}”", "use one of its columns: {columns}"),
    "map.no_target": ("a column cannot be “{target}”", "use one of {known}"),
    "map.no_pair": ("“{pair}” is no pair of what and column", "write it as text=body or title=headline"),
    "map.twice": ("two columns are said to be the “{target}”", "choose one; make the other meta or skip"),
    "map.no_table": ("columns can be mapped in tables only, and this is {format}", "leave the mapping out"),
    # Why a column of a table is taken for what
    "column.as_said": ("chosen by you", "choose something else if that is wrong"),
    "column.by_name": ("it is called “{name}”", "choose something else if that is wrong"),
    "column.addresses": ("{count} cells hold web addresses", "choose something else if that is wrong"),
    "column.dates": ("{count} cells hold dates", "choose something else if that is wrong"),
    "column.languages": ("{count} cells hold codes of languages", "choose something else if that is wrong"),
    "column.longest": (
        "its cells are the longest, with {count} characters on average",
        "choose something else if that is wrong",
    ),
    "column.rest": ("nothing tells; it is kept as metadata", "choose what it is, or skip it"),
    "table.no_text_in_row": ("the row has nothing in the column “{column}”", "fill it, or leave the row out"),
    "table.too_many_cells": (
        "the row has {cells} cells, and the table {columns} columns",
        "put cells that hold the separator into quotation marks",
    ),
    "table.broken": (
        "a quotation mark opens or closes in the wrong place ({detail})",
        "double each quotation mark inside a cell, and close the cell with one; what follows was not read",
    ),
    "table.no_place": (
        "“start” and “end” must be whole numbers, and are “{start}” and “{end}”",
        "correct them: they count characters of the text from 0",
    ),
    "table.wrong_cell": (
        "“{column}” must be a list or object in JSON, and is “{value}”",
        "correct the cell, or empty it",
    ),
    "xlsx.no_sheet": ("the workbook has no sheet", "save it anew from the spreadsheet program"),
    # Records of another program's files
    "record.wrong_shape": (
        "“{key}” is not what {format} files hold there: {value}",
        "correct it, or export the file anew from the program it comes from",
    ),
    # UIMA CAS
    "cas.no_xmi": ("this is no XMI file", "export it anew as UIMA CAS XMI"),
    "cas.no_json": (
        "this is no UIMA CAS in JSON",
        "export it anew as UIMA CAS JSON 0.4, or name its format with --format",
    ),
    "cas.no_types": ("this is no UIMA type system", "put the TypeSystem.xml of the export beside the file"),
    "cas.no_text": ("the CAS holds no text", "export it anew, with its text"),
    "cas.damaged": (
        "“{what}” is damaged: it has no id, one that is there twice, or not the form of its kind",
        "it was left out; correct the file, or export it anew",
    ),
    "cas.no_place": (
        "the annotation {number} of the layer {layer} has no place in the text: from {begin} to {end}",
        "correct begin and end: they count UTF-16 units, must not cut a character, and hold one at least",
    ),
    "cas.no_end": (
        "the relation {number} of the layer {layer} has no annotation at one of its ends",
        "correct its Governor or Dependent",
    ),
    "cas.segments": (
        "{count} tokens and sentences of the file were not taken as annotations",
        "nothing needs to be done: this program finds its own",
    ),
    # Reports
    "report.no_printer": (
        "there is nothing here that can print",
        "export the report as HTML or DOCX instead, with --format report or report-docx",
    ),
    # spaCy
    "spacy.damaged": (
        "this is no DocBin of spaCy, or it is damaged ({detail})",
        "save it anew with DocBin.to_disk",
    ),
    "spacy.no_words": (
        "{count} tokens of the document have no word in the file",
        "save it anew with DocBin.to_disk",
    ),
    "spacy.no_span": (
        "a span of the group “{group}” lies outside its document",
        "it was left out; save the file anew from spaCy",
    ),
}
