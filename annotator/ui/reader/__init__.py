"""The reader: shows one article's text with its annotations, and says in code points what a person selects in it.

The window embeds `Reader` (object name ``reader``) and hands it plain values. Every position that goes in or comes
out is a code point of the stored text, end-exclusive (`annotator.core.spans.Span`); no Qt position leaves here.

What the window calls::

    reader = Reader(parent, colours=light())          # ReaderColours: light(), …, or ReaderColours.of(theme)
    reader.set_colours(colours); reader.set_font_family("DejaVu Serif")
    reader.set_type(points=12.5, line_height=1.5, measure=68)
    reader.set_article(key, text, regions)            # core.values.Region; forgets the marks, caret at the start
    reader.set_regions(regions)                       # other ones of the same text; nothing else changes
    reader.article_key                                # "" where none is shown

    ReaderMark.of(annotation, label, speaker_name)    # what the reader needs to know of one annotation
    reader.set_annotations(marks)                     # all of them
    reader.add_annotations(marks)                     # more, or changed ones: a known id is replaced
    reader.remove_annotations(ids)                    # unknown ids are passed over

    reader.selection()            -> tuple[Span, ...]   # () where nothing is selected, else one span
    reader.selected_text()        -> str                # the stored text, exactly
    reader.caret()                -> int
    reader.select(span), reader.clear_selection(), reader.set_caret(point), reader.go_to(span, select=False)
    reader.visible_span()         -> Span
    reader.line_number()          -> int                # of the caret, from 1, for "Ln 4"
    reader.copy()                                       # the stored text, exactly

    reader.selected_annotation()  -> str                # an id, "" for none
    reader.select_annotation(id, reveal=True)           # "" for none; scrolls to it and puts the caret at its start
    reader.next_annotation(), reader.previous_annotation()   -> bool   # in reading order, from the caret; wraps round
    reader.next_suggestion(), reader.previous_suggestion()   -> bool
    reader.annotations_at(point)  -> tuple[str, ...]    # ids, shortest first; rejected ones are not there
    reader.annotation_at_caret()  -> str                # the selected one if the caret is in it, else the shortest
    reader.suggestion_at_caret()  -> str

    reader.select_sentence(), reader.extend_sentence(), reader.select_quotation(), reader.select_paragraph(),
    reader.select_word(), reader.select_all()           -> bool   # False: there was none
    reader.move_end_by_word(+1 | -1), reader.move_start_by_word(+1 | -1)   -> tuple[Span, ...] | None
        # with text selected: moves that end of the selection and returns None;
        # else with an annotation selected: returns its new fragments for `annotate.set_fragments` (None: no move)

    reader.find_words(query, FindOptions(...)) -> FindResult  # marks all hits; .hits, .problem ("" or why not)
    reader.find_next(), reader.find_previous()          -> bool   # selects the hit; .find_position() -> (3, 17)
    reader.clear_find()
    reader.zoom() -> int (per cent), reader.set_zoom(percent), reader.zoom_in(), reader.zoom_out(), reader.zoom_reset()

What it tells (facts, then wishes)::

    selection_changed()               text was selected, or no longer is
    caret_moved(int)                  code point
    annotation_selected(str)          another annotation is the selected one ("" for none), by whatever way; once
    annotation_clicked(str)           with the mouse; `annotation_selected` came before it
    zoom_changed(int)                 per cent
    caret_described(str)              label, speaker and note of what the caret is in, else why it is grey, or ""
    announced(str)                    what a screen reader was told: "claim, Dmitry Peskov, starts"
    annotation_open_requested(str)    a double click on its badge in the margin
    context_menu_requested(QPoint, object, object)   global point, Span | None selected, tuple of ids under the point

Keys: the reader handles arrows, Home, End, Page Up and Page Down with Ctrl and Shift, and copy; every other key is
left to the actions of the window.
"""

from annotator.ui.reader.colours import ReaderColours, dark, high_contrast, light
from annotator.ui.reader.find import FindOptions, FindResult
from annotator.ui.reader.marks import ReaderMark
from annotator.ui.reader.widget import Reader

__all__ = [
    "FindOptions",
    "FindResult",
    "Reader",
    "ReaderColours",
    "ReaderMark",
    "dark",
    "high_contrast",
    "light",
]
