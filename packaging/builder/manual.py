"""The manual page and the shells' completions, written from the commands as the program defines them.

    python manual.py VERSION EPOCH FOLDER        with the Python of the build's environment

writes ``claims-annotator.1``, ``bash``, ``zsh`` and ``fish``.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

NAME = "claims-annotator"
_WINDOW = (
    ("--profile", "DIR", "Keep settings, log and the default project in this folder."),
    ("--lang", "CODE", "The language of the window."),
)
_HEAD = r""".\" Written by packaging/builder/manual.py from the program's own commands.
.TH CLAIMS-ANNOTATOR 1 "{date}" "Claims Annotator {version}" "User Commands"
.SH NAME
claims-annotator \- mark who claimed, denied or said what in news articles
.SH SYNOPSIS
.B claims-annotator
.RI [ PROJECT ]
.RB [ \-\-profile
.IR DIR ]
.RB [ \-\-lang
.IR CODE ]
.br
.B claims-annotator
.I COMMAND
.RI [ ARGUMENTS ]...
.SH DESCRIPTION
Without a command the window opens, on
.I PROJECT
or on the default project, which is made with five articles at the first start.
Every change is saved as it is made, and can be undone after a restart too.
.PP
The commands do the same work from the shell.
.I PROJECT
is the path of a project, a file whose name ends in
.BR .claims .
.SH OPTIONS
"""
_TAIL = r""".SH EXIT STATUS
.TP
.B 0
All is done.
.TP
.B 1
Done, but some records were refused or something fell short; each is listed.
.TP
.B 2
Nothing was done: wrong usage, no such file, not a project, a newer schema, no space.
.PP
Errors read
.RI \(lq "claims-annotator: error: PLACE: what happened; what you can do" \(rq
on standard error.
.SH ENVIRONMENT
.TP
.B CLAIMS_ANNOTATOR_PROFILE
The folder that holds everything, as with
.BR \-\-profile .
.TP
.B QT_QPA_PLATFORM
How Qt shows windows;
.B offscreen
shows none.
.SH FILES
.TP
.I ~/.local/share/claims-annotator/default.claims
The default project.
.TP
.I ~/.config/claims-annotator/settings.json
The settings.
.TP
.I ~/.local/state/claims-annotator/log
The log. It never holds the words of an article.
.SH EXAMPLES
.nf
claims-annotator new affair.claims
claims-annotator import affair.claims articles/*.txt
claims-annotator export affair.claims \-\-format jsonl \-o affair.jsonl
claims-annotator verify affair.claims affair.jsonl
.fi
"""


def commands() -> dict[str, click.Command]:
    """Return every command of the program by its name."""
    import click

    from annotator.cli.program import program

    context = click.Context(program, info_name=NAME)
    found = {}
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        if command is None:
            msg = f"the command {name} is listed and cannot be found"
            raise SystemExit(msg)
        found[name] = command
    return found


def options(command: click.Command) -> list[tuple[str, str, str]]:
    """Return the options of a command: its spellings, what it takes, what it does."""
    import click

    found = []
    for each in command.params:
        if isinstance(each, click.Option) and not each.hidden:
            takes = "" if each.is_flag else (each.metavar or (each.type.name or "value").upper())
            found.append(
                (" ".join([*each.opts, *each.secondary_opts]), takes, " ".join((each.help or "").split()))
            )
    return [*found, ("-h --help", "", "Show this message and exit.")]


def manual(found: dict[str, click.Command], version: str, epoch: int) -> str:
    """Return the manual page, in the macros of man(7)."""
    date = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    page = _HEAD.format(date=date, version=version)
    for row in (
        *_WINDOW,
        ("--version", "", "Show the version and exit."),
        ("-h --help", "", "Show help and exit."),
    ):
        page += _row(row)
    page += ".SH COMMANDS\n"
    for name, command in found.items():
        arguments = " ".join(
            each.make_metavar(command.make_context(name, [], resilient_parsing=True))
            for each in command.params
            if each.param_type_name == "argument"
        )
        page += (
            f".SS {_roff(f'{name} {arguments}'.strip())}\n{_roff(' '.join((command.help or '').split()))}\n"
        )
        for row in options(command):
            if row[0] != "-h --help":
                page += _row(row)
    return page + _TAIL


def _row(row: tuple[str, str, str]) -> str:
    spelled, takes, words = row
    names = ", ".join(rf"\fB{_roff(each)}\fR" for each in spelled.split())
    value = rf" \fI{_roff(takes)}\fR" if takes else ""
    return f".TP\n{names}{value}\n{_roff(words)}\n"


def _roff(words: str) -> str:
    escaped = words.replace("\\", r"\e").replace("-", r"\-").replace("“", r"\(lq").replace("”", r"\(rq")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def bash(found: dict[str, click.Command]) -> str:
    """Return the completion for bash."""
    cases = "".join(
        f"        {name}) words='{' '.join(_spellings(command))}' ;;\n" for name, command in found.items()
    )
    return f"""# Completion of claims-annotator for bash; written by packaging/builder/manual.py.
_claims_annotator() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} words='' command='' each
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $each in
            -*) ;;
            *) command=$each; break ;;
        esac
    done
    case $command in
        '') words='{" ".join([*found, *(row[0] for row in _WINDOW), "--version", "--help"])}' ;;
{cases}    esac
    if [[ $word == -* || -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    fi
    if [[ $word != -* ]]; then
        local -a files
        mapfile -t files < <(compgen -f -- "$word")
        COMPREPLY+=("${{files[@]}}")
        compopt -o filenames 2>/dev/null
    fi
}}
complete -F _claims_annotator claims-annotator
"""


def zsh(found: dict[str, click.Command]) -> str:
    """Return the completion for zsh."""
    rows = "".join(f"        {_quoted(f'{name}:{_short(command)}')}\n" for name, command in found.items())
    cases = ""
    for name, command in found.items():
        specs = " ".join(_zsh_option(row) for row in options(command))
        cases += f"        {name}) _arguments {specs} '*:file:_files' ;;\n"
    window = " ".join(_zsh_option(row) for row in (*_WINDOW, ("--version", "", "Show the version.")))
    return f"""#compdef claims-annotator
# Completion of claims-annotator for zsh; written by packaging/builder/manual.py.
_claims_annotator() {{
    local -a commands
    commands=(
{rows}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        _arguments {window} '*:project:_files -g "*.claims"'
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{cases}        *) _files ;;
    esac
}}
_claims_annotator "$@"
"""


def fish(found: dict[str, click.Command]) -> str:
    """Return the completion for fish."""
    lines = ["# Completion of claims-annotator for fish; written by packaging/builder/manual.py."]
    names = " ".join(found)
    none_yet = f"-n 'not __fish_seen_subcommand_from {names}'"
    lines += [
        f"complete -c {NAME} {none_yet} -a {name} -d {_quoted(_short(each))}" for name, each in found.items()
    ]
    lines += [
        f"complete -c {NAME} {none_yet} -l {row[0].removeprefix('--')} -r -d {_quoted(row[2])}"
        for row in _WINDOW
    ]
    for name, command in found.items():
        for spelled, takes, words in options(command):
            flags = " ".join(
                f"-l {each.removeprefix('--')}" if each.startswith("--") else f"-s {each.removeprefix('-')}"
                for each in spelled.split()
            )
            needs = " -r" if takes else ""
            lines.append(
                f"complete -c {NAME} -n '__fish_seen_subcommand_from {name}' {flags}{needs} -d {_quoted(words)}"
            )
    return "\n".join(lines) + "\n"


def _spellings(command: click.Command) -> list[str]:
    return [each for row in options(command) for each in row[0].split()]


def _short(command: click.Command) -> str:
    return command.get_short_help_str(limit=80).rstrip(".")


def _quoted(words: str) -> str:
    """Return words as one word of a shell."""
    return "'" + words.replace("'", "’") + "'"


def _zsh_option(row: tuple[str, str, str]) -> str:
    spelled, takes, words = row
    plain = words.replace("[", "(").replace("]", ")").replace(":", "\\:")
    value = f":{takes.lower().replace(':', '')}:_files" if takes else ""
    return " ".join(_quoted(f"{each}[{plain}]{value}") for each in spelled.split())


def main(arguments: list[str]) -> int:
    """Write the four files; return 0, or 1 for wrong usage."""
    if len(arguments) != 3:
        print("usage: manual.py VERSION EPOCH FOLDER", file=sys.stderr)
        return 1
    version, epoch, folder = arguments[0], int(arguments[1]), Path(arguments[2])
    found = commands()
    (folder / f"{NAME}.1").write_text(manual(found, version, epoch), encoding="utf-8")
    for name, write in (("bash", bash), ("zsh", zsh), ("fish", fish)):
        (folder / name).write_text(write(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
