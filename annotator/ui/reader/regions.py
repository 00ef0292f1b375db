"""The parts of the article that are not its body: which one a place lies in, and the words for why it is grey."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.core.spans import Cover
from annotator.core.values import RegionKind
from annotator.services.region_reasons import region_rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.values import Region

_WORDS = {
    RegionKind.TITLE: lambda: QCoreApplication.translate("Regions", "Title"),
    RegionKind.DATELINE: lambda: QCoreApplication.translate("Regions", "Place and agency"),
    RegionKind.RELATED_LINKS: lambda: QCoreApplication.translate("Regions", "Related links"),
    RegionKind.PROMOTION: lambda: QCoreApplication.translate("Regions", "Promotion"),
    RegionKind.ADVERTISEMENT: lambda: QCoreApplication.translate("Regions", "Advertisement"),
    RegionKind.CAPTION: lambda: QCoreApplication.translate("Regions", "Caption"),
    RegionKind.LEGAL: lambda: QCoreApplication.translate("Regions", "Small print"),
    RegionKind.PAGE_FURNITURE: lambda: QCoreApplication.translate("Regions", "Part of the page"),
    RegionKind.DATE_PREFIX: lambda: QCoreApplication.translate("Regions", "Date line"),
}


class Greyed:
    """The regions of the text on the page. ``cover`` is where it is painted grey."""

    def __init__(self, regions: Iterable[Region] = ()) -> None:
        self._known = sorted(regions, key=lambda region: region.span)
        self._starts = [region.span.start for region in self._known]
        self.cover = Cover(region.span for region in self._known if region.kind.is_boilerplate)

    def described(self, point: int, *, only_grey: bool = False) -> str:
        """Return the kind of the region at a code point, and why it is one, a line each; "" in the body.

        ``only_grey``: also "" in a title and a dateline, which are not painted grey.
        """
        at = bisect_right(self._starts, point) - 1
        if at < 0 or not self._known[at].span.contains(point):
            return ""
        region = self._known[at]
        if only_grey and not region.kind.is_boilerplate:
            return ""
        head = _WORDS[region.kind]()
        if region.kind.is_boilerplate:
            head = QCoreApplication.translate("Regions", "{kind}, not the article's own").format(kind=head)
        why = _why(region.rule)
        return f"{head}\n{why}" if why else head


def _why(rule: str) -> str:
    found = region_rule(rule)
    return QCoreApplication.translate("Rules", found.explanation) if found is not None else rule
