"""How reports and codebooks look in HTML: on a screen, on paper, and to Qt, which prints them as PDF."""

from __future__ import annotations

LOOKS = 6  # of labels; each is a tint and a line of its own kind

# Of labels: tint, ink and line. Colour is never alone: every mark has a line of its own kind, a number and a name.
PALETTE = (
    ("#dcebf5", "#0a5a94", "2px solid"),
    ("#fbe6d9", "#a34700", "2px dashed"),
    ("#d9f0e8", "#006349", "2px dotted"),
    ("#f7e4ee", "#8e2f69", "4px double"),
    ("#fbf1d4", "#6f4e00", "3px solid"),
    ("#e7e7e7", "#333333", "3px dashed"),
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

SCREEN = """:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 6rem; background: #fff; color: #1e2227;
  font: 1.0625rem/1.55 Georgia, "Noto Serif", "DejaVu Serif", serif; }
h1, h2, h3, h4, th, .number, .key, nav, .meta { font-family: system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 3rem 0 .75rem; border-top: 3px solid #1e2227; padding-top: .75rem; }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .5rem 0; }
a { color: #0a5a94; }
.meta { color: #555b63; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
nav ol { padding-left: 1.5rem; }
nav li { margin: .15rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9rem; line-height: 1.45; }
th, td { padding: .2rem .6rem .2rem 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.facts th { width: 11rem; font-weight: 500; color: #555b63; }
.facts tr + tr th, .facts tr + tr td { border-top: 1px solid #eceae5; }
.grid th, .grid td { border: 1px solid #b9b5ac; padding: .35rem .55rem; overflow-wrap: break-word; }
.grid thead th { background: #f3f1ec; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid #d8d4ca; margin: 1rem 0;
  padding-inline-start: 1rem; unicode-bidi: plaintext; }
mark { color: inherit; padding-bottom: 1px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.number { font-size: .6875rem; font-weight: 600; text-decoration: none; white-space: nowrap; }
.turn { border: 1px solid #555b63; font: .75rem monospace; padding: 0 .15rem; }
.around { color: #555b63; }
.entry { border: 1px solid #d8d4ca; border-radius: 4px; padding: .75rem 1rem; margin: .75rem 0; }
.finding { border-inline-start: 4px solid #1e2227; padding: .25rem 0 .25rem 1rem; margin: 1.25rem 0; }
.finding h3 { margin-top: 0; }
.judgement { background: #f7f5f0; border: 1px solid #d8d4ca; padding: .75rem 1rem; margin-top: 3rem; }
.judgement h2 { border: 0; margin: 0; padding: 0; }
.key { display: inline-block; padding: 0 .4rem; }
blockquote { margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
code { font-size: .85em; overflow-wrap: anywhere; }
@media print {
  @page { margin: 18mm 16mm 20mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1, h2, h3, h4 { break-after: avoid; }
  article { break-before: page; }
  .entry, .finding, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .text { orphans: 3; widows: 3; }
  mark, .key, .judgement, .grid thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .skip { display: none; }
  a { color: inherit; }
}
"""

# Qt's rich text knows a part of CSS 2.1: no flow, no custom selectors, lengths in pixels or points.
PRINT = """body { color: #1e2227; font-family: "Noto Serif", "DejaVu Serif", Georgia, serif; font-size: 10pt; }
h1, h2, h3, h4, th { font-family: "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 20pt; margin-bottom: 4px; }
h2 { font-size: 14pt; margin-top: 22px; margin-bottom: 6px; }
h3 { font-size: 11pt; margin-top: 14px; margin-bottom: 4px; }
h4 { font-size: 10pt; margin-top: 12px; margin-bottom: 2px; }
a { color: #1e2227; text-decoration: none; }
.meta, .around { color: #555b63; }
.text, blockquote { white-space: pre-wrap; margin: 8px 0px 8px 12px; }
.page { page-break-before: always; }
.facts th { color: #555b63; font-weight: normal; text-align: left; font-size: 8pt; padding-right: 8px; }
.facts td { font-size: 9pt; }
.grid th, .grid td { font-size: 9pt; padding: 3px; text-align: left; }
.number { font-size: 7pt; font-weight: bold; }
.turn, code { font-family: monospace; font-size: 8pt; }
"""


def looks(*, is_print: bool = False) -> str:
    """Return the rules of labels' looks. Qt draws no border under words, so there the words are underlined."""
    rows = []
    for number, (tint, ink, line) in enumerate(PALETTE):
        under = "text-decoration: underline" if is_print else f"border-bottom: {line} {ink}"
        rows.append(f".look-{number} {{ background-color: {tint}; {under}; }}\n")
    return "".join(rows)


def head(title: str, *, is_print: bool = False) -> str:
    """Return the head of a page, up to the start of its body. ``title`` is HTML."""
    style = PRINT if is_print else SCREEN
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}{looks(is_print=is_print)}</style>
</head>
<body>
"""
