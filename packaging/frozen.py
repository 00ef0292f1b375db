"""Where the frozen program starts: the same door as the console script's."""

from annotator.app import run

run()
