"""The colours of the page: a few are chosen by a theme, the tint and the line of each label are derived from them.

Text stands on every tint with a contrast of at least 4.5 to 1, and a lane's line on the page with at least 3 to 1
(WCAG 2.2, success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.ui.theme import Theme, contrast, legible

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class ReaderColours:
    """The page's colours, as ``#RRGGBB``, and how strongly labels and boilerplate are coloured, from 0 to 1."""

    page: str
    text: str
    muted: str  # badges without a label of their own, marks of invisible characters
    selection: str  # behind selected text
    selection_unfocused: str
    caret: str
    outline: str  # around the selected annotation
    hit: str  # behind what was found
    hit_current: str
    tint_strength: float = 0.22
    veil: float = 0.37  # how far boilerplate fades towards the page
    is_high_contrast: bool = False

    @classmethod
    def of(cls, theme: Theme) -> ReaderColours:
        """Return the page's colours for a theme of the window."""
        if theme.name == "high_contrast":
            base = high_contrast(is_dark=theme.is_dark)
        else:
            base = dark() if theme.is_dark else light()
        return cls(
            page=theme.page,
            text=theme.text,
            muted=legible(theme.muted, theme.page),
            selection=behind_text(theme.selection, theme.text),
            selection_unfocused=behind_text(mixed(theme.selection, theme.page, 0.6), theme.text),
            caret=legible(theme.accent, theme.page),
            outline=legible(theme.text, theme.page),
            hit=behind_text(base.hit, theme.text),
            hit_current=behind_text(base.hit_current, theme.text),
            tint_strength=base.tint_strength,
            veil=_legible_veil(base.veil, theme.text, theme.page),
            is_high_contrast=base.is_high_contrast,
        )

    def tint(self, colour: str) -> str:
        """Return what is painted behind words of a label: the page with some of its colour, text still legible."""
        return behind_text(mixed(colour, self.page, self.tint_strength), self.text, self.page)

    def line(self, colour: str) -> str:
        """Return what a label's lane and badge are painted with: its colour, seen well enough on the page."""
        return legible(colour, self.page, TEXT_CONTRAST if self.is_high_contrast else LINE_CONTRAST)

    def faded(self) -> str:
        """Return the colour that boilerplate text has under its veil."""
        return mixed(self.page, self.text, self.veil)


def light() -> ReaderColours:
    """Return the colours of a light page, as of paper."""
    return ReaderColours(
        page="#FDFCFA",
        text="#1F1E1C",
        muted="#6B6862",
        selection="#B9D3F0",
        selection_unfocused="#DCE3EA",
        caret="#1257A5",
        outline="#1F1E1C",
        hit="#FFE9A3",
        hit_current="#FFC857",
    )


def dark() -> ReaderColours:
    """Return the colours of a dark page."""
    return ReaderColours(
        page="#1B1C1E",
        text="#DEDBD4",
        muted="#98958E",
        selection="#2F4D73",
        selection_unfocused="#34393F",
        caret="#8FC1FF",
        outline="#EDEAE3",
        hit="#55470F",
        hit_current="#7A5C00",
        tint_strength=0.3,
        veil=0.36,
    )


def high_contrast(*, is_dark: bool = True) -> ReaderColours:
    """Return the colours for those who need the strongest contrast; boilerplate is not faded in them."""
    page, text = ("#000000", "#FFFFFF") if is_dark else ("#FFFFFF", "#000000")
    return ReaderColours(
        page=page,
        text=text,
        muted=text,
        selection="#00479E" if is_dark else "#9CCBFF",
        selection_unfocused="#3A3A3A" if is_dark else "#D0D0D0",
        caret="#FFE100" if is_dark else "#0000C8",
        outline=text,
        hit="#5C4A00" if is_dark else "#FFE680",
        hit_current="#8A3A00" if is_dark else "#FFB84D",
        tint_strength=0.25 if is_dark else 0.18,
        veil=0.0,
        is_high_contrast=True,
    )


def _legible_veil(wanted: float, text: str, page: str) -> float:
    """Return how far boilerplate may fade, at most as far as wanted, and still be read."""
    veil = wanted
    while veil > 0 and contrast(mixed(page, text, veil), page) < TEXT_CONTRAST:
        veil = max(0.0, veil - 0.02)
    return veil


def mixed(colour: str, ground: str, share: float) -> str:
    """Return the ground with that share of the colour, from 0 to 1, over it."""
    return "#" + "".join(
        f"{round(int(ground[at : at + 2], 16) * (1 - share) + int(colour[at : at + 2], 16) * share):02X}"
        for at in (1, 3, 5)
    )


def behind_text(colour: str, text: str, page: str | None = None) -> str:
    """Return the colour, moved towards the page only as far as text needs to be legible on it."""
    goal = page or ("#FFFFFF" if contrast(text, "#FFFFFF") > contrast(text, "#000000") else "#000000")
    for step in range(21):
        candidate = mixed(goal, colour, step / 20)
        if contrast(text, candidate) >= TEXT_CONTRAST:
            return candidate
    return goal
