"""Records what a program writes to disk, and makes of it the files as a power cut may leave them.

A small library, compiled by the test and loaded before the C library, notes every write, truncation, synchronisation
and renaming of files whose path has a mark in it, and everything that is said on standard output. A crash is a place
in that record: what was synchronised before it is on the disk, and of the rest, each write may be there, not there, or
there in part, in any order. (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020, treat
the same model; SQLite's own tests use it, sqlite.org/atomiccommit.html, 3.)

A program that has it loaded can also fill its disk: after ``make_room_for(n, in_part)``, which it calls with `ctypes`,
the n-th next write to such a file is the last one that finds room.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

SECTOR = 512  # bytes that a disk writes whole or not at all

SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int out = -1;
static const char *mark;

static void note(char kind, const char *path, const char *other, int64_t at, const void *data, uint32_t size) {
    if (out < 0) return;
    uint32_t lengths[3] = {(uint32_t)strlen(path), (uint32_t)strlen(other), size};
    char head[1 + 8 + 12];
    head[0] = kind;
    memcpy(head + 1, &at, 8);
    memcpy(head + 9, lengths, 12);
    struct iovec parts[4] = {
        {head, sizeof head}, {(void *)path, lengths[0]}, {(void *)other, lengths[1]}, {(void *)data, size}};
    if (writev(out, parts, 4) < 0) abort();
}

static int wanted(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, 4095);
    if (size < 0) return 0;
    path[size] = 0;
    return mark && strstr(path, mark) && !strstr(path, "-shm");
}

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("RECORD_TO");
    mark = getenv("RECORD_MARK");
    if (file) out = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* How many more writes there is room for; below 0: any number. With ``halves`` the last one is written in part. */
static long room = -1;
static int halves;

void make_room_for(long writes, int in_part) {
    room = writes;
    halves = in_part;
}

/* Return how much of a write there is room for, 0 where there is none. */
static size_t fits(int fd, size_t size) {
    char path[4096];
    if (room < 0 || fd < 3 || !(wanted(fd, path) || strstr(path, "-shm"))) return size;
    if (room == 0) return 0;
    room--;
    return room == 0 && halves && size > 1 ? size / 2 : size;
}

#define FULL(fd, size) do { size = fits(fd, size); if (!size) { errno = ENOSPC; return -1; } } while (0)

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(pwrite64);
    if (size) FULL(fd, size);
    ssize_t done = real(fd, data, size, at);
    char path[4096];
    if (done > 0 && wanted(fd, path)) note('w', path, "", at, data, done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(pwrite);
    if (size) FULL(fd, size);
    ssize_t done = real(fd, data, size, at);
    char path[4096];
    if (done > 0 && wanted(fd, path)) note('w', path, "", at, data, done);
    return done;
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    if (size) FULL(fd, size);
    char path[4096];
    off_t at = fd == 1 ? 0 : lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, data, size);
    if (done > 0 && fd == 1) note('o', "", "", 0, data, done);
    else if (done > 0 && wanted(fd, path)) note('w', path, "", at, data, done);
    return done;
}

int posix_fallocate64(int fd, off64_t at, off64_t size) {
    REAL(posix_fallocate64);
    size_t whole = size;
    return fits(fd, whole) == whole ? real(fd, at, size) : ENOSPC;
}

int posix_fallocate(int fd, off_t at, off_t size) {
    REAL(posix_fallocate);
    size_t whole = size;
    return fits(fd, whole) == whole ? real(fd, at, size) : ENOSPC;
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    int failed = real(fd, size);
    char path[4096];
    if (!failed && wanted(fd, path)) note('t', path, "", size, "", 0);
    return failed;
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    int failed = real(fd, size);
    char path[4096];
    if (!failed && wanted(fd, path)) note('t', path, "", size, "", 0);
    return failed;
}

int fsync(int fd) {
    REAL(fsync);
    int failed = real(fd);
    char path[4096];
    if (!failed && wanted(fd, path)) note('s', path, "", 0, "", 0);
    return failed;
}

int fdatasync(int fd) {
    REAL(fdatasync);
    int failed = real(fd);
    char path[4096];
    if (!failed && wanted(fd, path)) note('s', path, "", 0, "", 0);
    return failed;
}

int unlink(const char *path) {
    REAL(unlink);
    int failed = real(path);
    if (!failed && mark && strstr(path, mark)) note('u', path, "", 0, "", 0);
    return failed;
}
"""


def compiled(folder: Path) -> Path | None:
    """Return the library, or None where there is no C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    source, library = folder / "recorder.c", folder / "recorder.so"
    source.write_text(SOURCE, encoding="utf-8")
    command = [compiler, "-shared", "-fPIC", "-O1", "-w", "-o", str(library), str(source), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)
    return library if done.returncode == 0 else None


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that was done: ``w``rite, ``t``runcate, ``s``ync, ``u``nlink of a file, or ``o``utput."""

    kind: str
    path: str
    at: int
    data: bytes


def records(file: Path) -> list[Record]:
    """Return what was recorded, in its order."""
    data = file.read_bytes()
    found: list[Record] = []
    place = 0
    while place < len(data):
        kind = chr(data[place])
        at, path, other, size = struct.unpack_from("<qIII", data, place + 1)
        place += 21
        name = data[place : place + path].decode()
        place += path + other
        found.append(Record(kind, name, at, data[place : place + size]))
        place += size
    return found


@dataclass(slots=True)
class _File:
    durable: bytearray | None = None  # None: its name is not on the disk yet
    waiting: list[Record] = field(default_factory=list)

    def sync(self) -> None:
        content = self.durable if self.durable is not None else bytearray()
        for record in self.waiting:
            _put(content, record, 0, len(record.data))
        self.durable, self.waiting = content, []

    def after_a_crash(self, chance: random.Random) -> bytes | None:
        """Return what may be on the disk: the durable content with any part of what waits, in any order."""
        if self.durable is None and (not self.waiting or chance.random() < 0.3):
            return None
        content = bytearray(self.durable or b"")
        waiting = list(self.waiting)
        keep = chance.choice([0.0, 0.3, 0.7, 1.0])
        if chance.random() < 0.5:
            chance.shuffle(waiting)
        for record in waiting:
            if chance.random() > keep:
                continue
            if record.kind == "w" and chance.random() < 0.3:
                for start in range(0, len(record.data), SECTOR):
                    if chance.random() < 0.5:
                        _put(content, record, start, min(start + SECTOR, len(record.data)))
            else:
                _put(content, record, 0, len(record.data))
        return bytes(content)


def _put(content: bytearray, record: Record, start: int, end: int) -> None:
    if record.kind == "t":
        del content[record.at :]
        content.extend(b"\0" * (record.at - len(content)))
        return
    place = record.at + start
    content.extend(b"\0" * max(0, place - len(content)))
    content[place : place + end - start] = record.data[start:end]


class Disk:
    """The files of a program as they come to be, record by record."""

    def __init__(self, there: dict[str, bytes]) -> None:
        self._files = {path: _File(bytearray(content)) for path, content in there.items()}
        self.said = b""

    def take(self, record: Record) -> None:
        """Go on by one record."""
        if record.kind == "o":
            self.said += record.data
        elif record.kind == "u":
            self._files.pop(record.path, None)
        elif record.kind == "s":
            self._files.setdefault(record.path, _File()).sync()
        else:
            self._files.setdefault(record.path, _File()).waiting.append(record)

    @property
    def waits(self) -> bool:
        """Tell whether anything written is not synchronised."""
        return any(file.waiting for file in self._files.values())

    def after_a_crash(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files as a power cut at this moment may leave them."""
        left = {path: file.after_a_crash(chance) for path, file in self._files.items()}
        return {path: content for path, content in left.items() if content is not None}
