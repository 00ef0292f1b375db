"""Machine proposals: the facts of an article, and engines that propose who claimed, denied or said what."""
