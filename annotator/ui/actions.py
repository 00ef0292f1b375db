"""The one table of everything a user can do: menus, keys, the command palette and the help page read it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

CONTEXT = "Actions"


class Scope(StrEnum):
    """Where an action's keys work. A single letter works where nothing is typed: in the reader and the lists."""

    WINDOW = "window"
    PANES = "panes"  # the reader, the lists, the tag panel
    MARKS = "marks"  # the reader and the list of the article's annotations
    DIFFERENCES = "differences"  # the list of the places where annotators differ


class Need(StrEnum):
    """What must be there for an action to make sense."""

    NOTHING = ""
    PROJECT = "project"
    ARTICLE = "article"
    SELECTION = "selection"
    ANNOTATION = "annotation"
    BOTH = "both"  # a selection and an annotation
    EITHER = "either"  # a selection or an annotation
    SUGGESTION = "suggestion"
    DIFFERENCE = "difference"
    UNDO = "undo"
    REDO = "redo"


class Row(NamedTuple):
    """One action: its id (the QAction's object name), words, keys, menu, where its keys work, what it needs."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    scope: Scope = Scope.WINDOW
    need: Need = Need.NOTHING
    help: str = ""
    begins_group: bool = False


def _T(_context: str, source: str) -> str:  # noqa: N802 - lupdate is told to take it for QT_TRANSLATE_NOOP
    """Mark a text of the table for translation: it is translated where it is shown."""
    return source


MENUS = (
    ("file", _T("Actions", "&File")),
    ("edit", _T("Actions", "&Edit")),
    ("select", _T("Actions", "Selec&t")),
    ("annotation", _T("Actions", "A&nnotation")),
    ("article", _T("Actions", "Artic&le")),
    ("view", _T("Actions", "&View")),
    ("help", _T("Actions", "&Help")),
)

_P, _M, _N = Scope.PANES, Scope.MARKS, Need

ROWS: tuple[Row, ...] = (
    Row("project.new", _T("Actions", "&New project…"), ("Ctrl+N",), "file",
        help=_T("Actions", "Make an empty project in a file of your choice.")),
    Row("project.open", _T("Actions", "&Open project…"), ("Ctrl+O",), "file",
        help=_T("Actions", "Open another project; the one at hand is saved already.")),
    Row("project.import", _T("Actions", "&Import…"), ("Ctrl+I",), "file", need=_N.PROJECT, begins_group=True,
        help=_T("Actions", "Take in articles and annotations from files.")),
    Row("project.export", _T("Actions", "&Export…"), ("Ctrl+E",), "file", need=_N.PROJECT,
        help=_T("Actions", "Write articles and annotations to a file for other programs.")),
    Row("project.merge", _T("Actions", "&Merge a project…"), (), "file", need=_N.PROJECT, begins_group=True,
        help=_T("Actions", "Take in what a colleague did in a copy; first it is shown what would come.")),
    Row("project.backup", _T("Actions", "Save a &copy…"), (), "file", need=_N.PROJECT,
        help=_T("Actions", "Write the whole project to another file, to keep it or to give it to a colleague.")),
    Row("project.verify", _T("Actions", "Chec&k the project"), (), "file", need=_N.PROJECT,
        help=_T("Actions", "Look whether everything is as the journal says, and every span in its text.")),
    Row("project.verify_export", _T("Actions", "Check an e&xport…"), (), "file", need=_N.PROJECT,
        help=_T("Actions", "Hold each row of an exported file against the project.")),
    Row("app.settings", _T("Actions", "&Settings…"), ("Ctrl+,",), "file", begins_group=True,
        help=_T("Actions", "Theme, font, your name, keys.")),
    Row("app.quit", _T("Actions", "&Quit"), ("Ctrl+Q",), "file", begins_group=True,
        help=_T("Actions", "Close the window. Everything is saved already.")),

    Row("edit.undo", _T("Actions", "&Undo"), ("Ctrl+Z",), "edit", need=_N.UNDO,
        help=_T("Actions", "Take back the last change, also one made before the last start.")),
    Row("edit.redo", _T("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", need=_N.REDO,
        help=_T("Actions", "Make the change again that was taken back.")),
    Row("edit.copy", _T("Actions", "&Copy"), ("Ctrl+C",), "edit", _M, _N.SELECTION, begins_group=True,
        help=_T("Actions", "Copy the selected words exactly as the article has them.")),
    Row("edit.paste", _T("Actions", "&Paste as an article…"), ("Ctrl+V",), "edit", _P, _N.PROJECT,
        help=_T("Actions", "Make an article of the words on the clipboard; copied files are imported.")),
    Row("edit.find", _T("Actions", "&Find in article"), ("Ctrl+F",), "edit", need=_N.ARTICLE, begins_group=True,
        help=_T("Actions", "Look for words in the article that is open.")),
    Row("edit.find_next", _T("Actions", "Find ne&xt"), ("F3",), "edit", need=_N.ARTICLE,
        help=_T("Actions", "Go to the next place where the words stand.")),
    Row("edit.find_previous", _T("Actions", "Find pre&vious"), ("Shift+F3",), "edit", need=_N.ARTICLE,
        help=_T("Actions", "Go to the place before where the words stand.")),
    Row("edit.search", _T("Actions", "&Search the project"), ("Ctrl+Shift+F",), "edit", need=_N.PROJECT,
        help=_T("Actions", "Every place where the words stand, by article, with what is around it.")),

    Row("select.sentence", _T("Actions", "&Sentence"), ("S",), "select", _M, _N.ARTICLE,
        help=_T("Actions", "Select the sentence at the caret.")),
    Row("select.extend_sentence", _T("Actions", "&Extend by the next sentence"), ("Shift+S",), "select", _M,
        _N.ARTICLE, help=_T("Actions", "Take the next sentence into the selection.")),
    Row("select.quotation", _T("Actions", "&Quotation"), ("'",), "select", _M, _N.ARTICLE,
        help=_T("Actions", "Select the quotation around the caret, with its marks.")),
    Row("select.words", _T("Actions", "&Words of the annotation"), ("E",), "select", _M, _N.ANNOTATION,
        help=_T("Actions", "Select what the selected annotation covers, to give it a second label.")),
    Row("select.end_forward", _T("Actions", "End one word &on"), ("]",), "select", _M, _N.EITHER, begins_group=True,
        help=_T("Actions", "Move the end of the selection, or else of the selected annotation, one word on.")),
    Row("select.end_back", _T("Actions", "End one word &back"), ("[",), "select", _M, _N.EITHER,
        help=_T("Actions", "Move the end of the selection, or else of the selected annotation, one word back.")),
    Row("select.start_forward", _T("Actions", "Start one word o&n"), ("}",), "select", _M, _N.EITHER,
        help=_T("Actions", "Move the start of the selection, or else of the selected annotation, one word on.")),
    Row("select.start_back", _T("Actions", "Start one word bac&k"), ("{",), "select", _M, _N.EITHER,
        help=_T("Actions", "Move the start of the selection, or else of the selected annotation, one word back.")),

    Row("select.mode", _T("Actions", "Select by mo&ving"), (), "select", _M, _N.ARTICLE, begins_group=True,
        help=_T("Actions", "From here on moves of the caret select, until the selection is let go of.")),
    # Moves have keys where somebody gives them some; the arrow keys, Home and End always move the caret.
    Row("caret.left", _T("Actions", "Caret left"), scope=_M, need=_N.ARTICLE),
    Row("caret.right", _T("Actions", "Caret right"), scope=_M, need=_N.ARTICLE),
    Row("caret.up", _T("Actions", "Caret up"), scope=_M, need=_N.ARTICLE),
    Row("caret.down", _T("Actions", "Caret down"), scope=_M, need=_N.ARTICLE),
    Row("caret.word_left", _T("Actions", "Caret a word left"), scope=_M, need=_N.ARTICLE),
    Row("caret.word_right", _T("Actions", "Caret a word right"), scope=_M, need=_N.ARTICLE),
    Row("caret.line_start", _T("Actions", "Caret to the start of the line"), scope=_M, need=_N.ARTICLE),
    Row("caret.line_end", _T("Actions", "Caret to the end of the line"), scope=_M, need=_N.ARTICLE),
    Row("caret.text_start", _T("Actions", "Caret to the start of the text"), scope=_M, need=_N.ARTICLE),
    Row("caret.text_end", _T("Actions", "Caret to the end of the text"), scope=_M, need=_N.ARTICLE),
    Row("caret.page_up", _T("Actions", "Caret a page up"), scope=_M, need=_N.ARTICLE),
    Row("caret.page_down", _T("Actions", "Caret a page down"), scope=_M, need=_N.ARTICLE),

    Row("annotation.add_fragment", _T("Actions", "Add the selection as a &fragment"), ("+",), "annotation", _M,
        _N.BOTH, begins_group=True,
        help=_T("Actions", "A quote broken by “he said” is one annotation of two fragments.")),
    Row("annotation.source_words", _T("Actions", "The selection is the &source"), ("Alt+S",), "annotation", _M,
        _N.BOTH, help=_T("Actions", "The selected words name who said it.")),
    Row("annotation.cue_words", _T("Actions", "The selection is the &cue"), ("Alt+C",), "annotation", _M, _N.BOTH,
        help=_T("Actions", "The selected words are the verb of saying.")),
    Row("annotation.addressee_words", _T("Actions", "The selection is the a&ddressee"), ("Alt+D",), "annotation",
        _M, _N.BOTH, help=_T("Actions", "The selected words name who was spoken to.")),
    Row("annotation.speaker", _T("Actions", "Spea&ker"), ("W",), "annotation", _P, _N.ANNOTATION,
        help=_T("Actions", "Type who said it; names already used are offered.")),
    Row("annotation.link", _T("Actions", "&Link to …"), ("L",), "annotation", _M, _N.ANNOTATION,
        help=_T("Actions", "Say which annotation, of any article, this one denies, repeats or belongs to.")),
    Row("annotation.statement", _T("Actions", "Put into a stat&ement…"), ("T",), "annotation", _M, _N.ANNOTATION,
        help=_T("Actions", "Say which statement this one expresses, of those that are worded, or word a new one.")),
    Row("annotation.next", _T("Actions", "&Next annotation"), ("Tab",), "annotation", _M, _N.ARTICLE,
        begins_group=True, help=_T("Actions", "Select the next annotation of the article.")),
    Row("annotation.previous", _T("Actions", "&Previous annotation"), ("Shift+Tab",), "annotation", _M,
        _N.ARTICLE, help=_T("Actions", "Select the annotation before.")),
    Row("annotation.inspect", _T("Actions", "&Open in the inspector"), ("Return", "Enter"), "annotation", _M,
        _N.ANNOTATION, help=_T("Actions", "Go to the fields of the selected annotation; Esc returns.")),
    Row("suggestion.accept", _T("Actions", "&Accept the suggestion"), ("A",), "annotation", _M, _N.SUGGESTION,
        begins_group=True, help=_T("Actions", "Stand behind the suggestion at the caret, and go to the next.")),
    Row("suggestion.reject", _T("Actions", "&Reject the suggestion"), ("X",), "annotation", _M, _N.SUGGESTION,
        help=_T("Actions", "Turn down the suggestion at the caret, and go to the next.")),
    Row("suggestion.next", _T("Actions", "Next s&uggestion"), (".",), "annotation", _M, _N.ARTICLE,
        help=_T("Actions", "Go to the suggestion that is next in the order you chose.")),
    Row("suggestion.order.text", _T("Actions", "Suggestions as they stand"), (), "annotation",
        help=_T("Actions", "From suggestion to suggestion in the order of the text.")),
    Row("suggestion.order.confidence", _T("Actions", "The surest suggestions first"), (), "annotation",
        help=_T("Actions", "What the rules are surest of, as they have fared in this project, is decided on first.")),
    Row("suggestion.order.teaches", _T("Actions", "What teaches most first"), (), "annotation",
        help=_T("Actions", "First what is open, of rules on which little was decided: each decision teaches more.")),
    Row("agreement.first", _T("Actions", "Decide for the f&irst"), ("1",), "annotation", Scope.DIFFERENCES,
        _N.DIFFERENCE, begins_group=True,
        help=_T("Actions", "Where annotators differ: what the first has stands, the other's mark is rejected.")),
    Row("agreement.second", _T("Actions", "Decide for &the second"), ("2",), "annotation", Scope.DIFFERENCES,
        _N.DIFFERENCE,
        help=_T("Actions", "Where annotators differ: what the second has stands, the other's mark is rejected.")),
    Row("agreement.both", _T("Actions", "Keep &both"), ("3",), "annotation", Scope.DIFFERENCES, _N.DIFFERENCE,
        help=_T("Actions", "Where annotators differ: both marks stand beside each other.")),
    Row("agreement.merge", _T("Actions", "&Make one of both"), ("4",), "annotation", Scope.DIFFERENCES,
        _N.DIFFERENCE,
        help=_T("Actions", "Where annotators differ: one mark over all words of both, with the first's tag.")),
    Row("annotation.delete", _T("Actions", "Delete the annotation"), ("Del",), "annotation", _M, _N.ANNOTATION,
        begins_group=True, help=_T("Actions", "Delete the selected annotation. Undo brings it back.")),

    Row("article.next", _T("Actions", "&Next article"), ("N",), "article", _P, _N.PROJECT,
        help=_T("Actions", "Open the next article of the list.")),
    Row("article.previous", _T("Actions", "&Previous article"), ("P",), "article", _P, _N.PROJECT,
        help=_T("Actions", "Open the article before.")),
    Row("article.filter", _T("Actions", "F&ilter the list"), ("/",), "article", _P, _N.PROJECT,
        help=_T("Actions", "List only the articles in whose title, facts or text the words stand.")),
    Row("article.done", _T("Actions", "&Done, and next"), ("Ctrl+Return",), "article", need=_N.ARTICLE,
        begins_group=True, help=_T("Actions", "Mark the article as done and open the next that is not.")),
    Row("article.status.new", _T("Actions", "Mark as ne&w"), (), "article", need=_N.ARTICLE,
        help=_T("Actions", "Nobody has begun with the article.")),
    Row("article.status.open", _T("Actions", "Mark as &open"), (), "article", need=_N.ARTICLE,
        help=_T("Actions", "The article is being worked on.")),
    Row("article.facts", _T("Actions", "&Facts of the article…"), ("Ctrl+Shift+I",), "article", need=_N.ARTICLE,
        begins_group=True, help=_T("Actions", "Title, publisher, author, address, date.")),
    Row("article.suggest", _T("Actions", "Su&ggest"), ("G",), "article", _P, _N.ARTICLE, begins_group=True,
        help=_T("Actions", "Ask who claimed, denied and said what here; every suggestion waits for your decision.")),
    Row("project.suggest", _T("Actions", "Suggest in all a&rticles"), (), "article", need=_N.PROJECT,
        help=_T("Actions", "The same for every article of the project, in one step that can be undone.")),
    Row("article.export", _T("Actions", "E&xport…"), (), "article", need=_N.ARTICLE, begins_group=True,
        help=_T("Actions", "Write the articles that are selected in the list to a file, or the one that is open.")),
    Row("article.delete", _T("Actions", "Delete the article"), (), "article", need=_N.ARTICLE, begins_group=True,
        help=_T("Actions", "Delete the article and its annotations. Undo brings them back.")),

    Row("view.zoom_in", _T("Actions", "Larger &text"), ("Ctrl++", "Ctrl+="), "view",
        help=_T("Actions", "Make the words of the article larger.")),
    Row("view.zoom_out", _T("Actions", "&Smaller text"), ("Ctrl+-",), "view",
        help=_T("Actions", "Make the words of the article smaller.")),
    Row("view.zoom_reset", _T("Actions", "Te&xt as set"), ("Ctrl+0",), "view",
        help=_T("Actions", "The size that the settings name.")),
    Row("view.next_tab", _T("Actions", "Next ta&b"), ("Ctrl+PgDown",), "view", begins_group=True,
        help=_T("Actions", "Go from the article to the views that are open.")),
    Row("view.previous_tab", _T("Actions", "Previous tab"), ("Ctrl+PgUp",), "view",
        help=_T("Actions", "The same, the other way round.")),
    Row("view.close", _T("Actions", "&Close the view"), ("Ctrl+W",), "view",
        help=_T("Actions", "Close the view that is shown and go back to the article; Esc only goes back.")),
    Row("view.next_pane", _T("Actions", "&Next pane"), ("F6",), "view", begins_group=True,
        help=_T("Actions", "Go from the reader to the tags, the annotations, the inspector, the articles.")),
    Row("view.previous_pane", _T("Actions", "&Previous pane"), ("Shift+F6",), "view",
        help=_T("Actions", "The same, the other way round.")),
    Row("view.ledger", _T("Actions", "Le&dger"), ("Ctrl+L",), "view", need=_N.PROJECT, begins_group=True,
        help=_T("Actions", "Who claimed, denied and repeated what, over all articles.")),
    Row("view.timeline", _T("Actions", "Ti&meline"), ("Ctrl+T",), "view", need=_N.PROJECT,
        help=_T("Actions", "Who said what when, a lane for each speaker.")),
    Row("view.drift", _T("Actions", "D&rift"), ("Ctrl+D",), "view", need=_N.PROJECT,
        help=_T("Actions", "Where the words changed from one report to another.")),
    Row("view.duplicates", _T("Actions", "D&uplicates"), ("Ctrl+U",), "view", need=_N.PROJECT,
        help=_T("Actions", "Articles that are one, nearly one, or rewritten from one story; carry marks over.")),
    Row("view.speakers", _T("Actions", "Spea&kers"), ("Ctrl+R",), "view", need=_N.PROJECT,
        help=_T("Actions", "Everybody who is reported to have said something; two that are one can be merged.")),
    Row("view.agreement", _T("Actions", "A&greement"), ("Ctrl+G",), "view", need=_N.PROJECT,
        help=_T("Actions", "How far annotators agree, and each place where they differ, to be decided.")),
    Row("view.statistics", _T("Actions", "Stat&istics"), (), "view", need=_N.PROJECT,
        help=_T("Actions", "Counts by tag, speaker, publisher, annotator and status, each with its places.")),
    Row("view.journal", _T("Actions", "&Journal"), ("Ctrl+H",), "view", need=_N.PROJECT,
        help=_T("Actions", "Who did what when, newest first; any one change can be taken back by itself.")),
    Row("view.reader", _T("Actions", "Back t&o the reader"), ("Esc",), "view",
        help=_T("Actions", "Leave a field or a list; in the reader, let go of the selection.")),

    Row("help.palette", _T("Actions", "&Commands…"), ("Ctrl+K",), "help",
        help=_T("Actions", "Find a command by its name and run it.")),
    Row("help.keys", _T("Actions", "&Keys and help"), ("F1",), "help",
        help=_T("Actions", "All keys, and what a claim, a denial and a quote are.")),
    Row("help.about", _T("Actions", "&About Claims Annotator"), (), "help",
        help=_T("Actions", "The version, the project's file, the folders.")),
)  # fmt: skip


def label_action_id(name: str) -> str:
    """Return the id of the action that annotates with the label of this name."""
    return f"annotation.add.{name}"


def words(source: str) -> str:
    """Return a text of the table in the language of the user."""
    return QCoreApplication.translate(CONTEXT, source)


def plain(source: str) -> str:
    """Return a text of the table in the language of the user, without the marks of its menu letter."""
    return words(source).replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
