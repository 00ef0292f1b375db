"""The program as ``python -m annotator``."""

from annotator.app import run

if __name__ == "__main__":
    run()
