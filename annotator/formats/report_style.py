"""The head of the HTML report: its policy, and how it looks on a screen and on paper."""

from __future__ import annotations

LOOKS = 6  # of labels; each is a tint and a line of its own kind

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Claims Annotator report</title>
<style>
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; background: #fff; color: #1e2227;
  font: 1rem/1.5 Georgia, "Noto Serif", serif; }
h1, h2, h3, h4, dt, th, .number, nav { font-family: system-ui, sans-serif; }
h2 { margin-top: 3rem; border-top: 2px solid #1e2227; padding-top: .5rem; }
a { color: #0a5a94; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; font-size: .875rem; }
dt { color: #5d626a; }
dd { margin: 0; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #e0dcd3; padding-left: 1rem;
  unicode-bidi: plaintext; }
mark { color: inherit; padding-bottom: 1px; }
.number { font-size: .75rem; text-decoration: none; margin-right: .15rem; }
.turn { border: 1px solid #5d626a; font: .75rem monospace; }
.around { color: #5d626a; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid #e0dcd3; white-space: pre-wrap;
  overflow-wrap: anywhere; unicode-bidi: plaintext; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8c887f; padding: .25rem .5rem; text-align: start; vertical-align: top;
  font-weight: normal; }
.look-0 { background: #dcebf5; border-bottom: 2px solid #0072b2; }
.look-1 { background: #fbe6d9; border-bottom: 2px dashed #d55e00; }
.look-2 { background: #d9f0e8; border-bottom: 2px dotted #007355; }
.look-3 { background: #f7e4ee; border-bottom: 4px double #a8447f; }
.look-4 { background: #fbf1d4; border-bottom: 3px solid #8f6400; }
.look-5 { background: #e5e5e5; border-bottom: 3px dashed #444; }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; }
  article { break-before: page; }
  .annotation, tr { break-inside: avoid; }
  mark, .annotation span { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .skip { display: none; }
}
</style>
</head>
<body>
<a class="skip" href="#contents">To the contents</a>
<main>
<h1>Report</h1>
<p><a href="#contents">Contents</a> stand at the end.</p>
"""
