"""Where things live: one profile folder, or the platform's own folders where none is given."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

APP = "claims-annotator"
PROFILE_VARIABLE = "CLAIMS_ANNOTATOR_PROFILE"
SUFFIX = ".claims"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one profile. They may not exist yet: who writes makes them."""

    data: Path
    config: Path
    state: Path
    log: Path

    @property
    def default_project(self) -> Path:
        """The project that opens where none is named."""
        return self.data / f"default{SUFFIX}"

    @property
    def settings(self) -> Path:
        """The choices of the user."""
        return self.config / "settings.json"

    @property
    def window_state(self) -> Path:
        """What the window remembers by itself: its size, the last article, the last folder."""
        return self.state / "window.ini"

    @property
    def learned(self) -> Path:
        """What projects have taught about suggesting: a cache, which may be deleted."""
        return self.state / "learned"

    @property
    def backups(self) -> Path:
        """Automatic copies of projects."""
        return self.data / "backups"


def expanded(path: str | os.PathLike[str]) -> Path:
    """Return a path with a home folder in place of its ``~``; as it is, like a shell does, where nobody has that."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def folders(profile: str | os.PathLike[str] | None = None) -> Folders:
    """Return the folders of ``profile``, else of the one the environment names, else the platform's."""
    chosen = profile or os.environ.get(PROFILE_VARIABLE)
    if chosen:
        root = expanded(chosen).absolute()
        return Folders(root, root, root, root / "log")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False)
    return Folders(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path, dirs.user_log_path)
