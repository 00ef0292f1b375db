"""Commands about machine suggestions: suggest, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from annotator.cli.shell import (
    Shell,
    complain,
    json_option,
    pass_shell,
    progress_to,
    project_argument,
    quiet_option,
    say,
    say_json,
)
from annotator.core.counting import counted
from annotator.core.errors import UserError

if TYPE_CHECKING:
    from annotator.analysis.evaluation import Score


def _list_rules(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
    """Print each rule's name, what it does and an example, and end."""
    if not wanted or context.resilient_parsing:
        return
    from annotator.services.region_reasons import region_rules
    from annotator.services.suggestion_reasons import rules

    for head, some in (("Rules that make suggestions:", rules()), ("Rules that grey:", region_rules())):
        say(head)
        for rule in some:
            example = f"   ({rule.example})" if rule.example else ""
            say(f"  {rule.name:<22} {rule.explanation}{example}")
    context.exit()


def _known_rules(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of rules, as they are; raise `UserError` for one that there is not."""
    if names:
        from annotator.services.region_reasons import region_rule
        from annotator.services.suggestion_reasons import rules

        known = {rule.name for rule in rules()}
        for name in names:
            if name not in known and region_rule(name) is None:
                raise UserError("rule.unknown", name=name)
    return names


@click.command(short_help="Add suggestions of who claimed, denied or said what.")
@project_argument
@click.option("--engine", "engine_names", multiple=True, metavar="NAME", help="Ask this engine only.")
@click.option("--article", "article_ids", multiple=True, metavar="ID", help="Look at this article only.")
@click.option("--without", multiple=True, metavar="RULE", help="Switch this rule off, too.")
@click.option(
    "--rules", is_flag=True, is_eager=True, expose_value=False, callback=_list_rules, help="List the rules."
)
@json_option
@quiet_option
@pass_shell
def suggest(
    shell: Shell,
    *,
    project: str,
    engine_names: tuple[str, ...],
    article_ids: tuple[str, ...],
    without: tuple[str, ...],
    as_json: bool,
    quiet: bool,
) -> None:
    """Add suggestions to the articles of PROJECT. With --json, print them as native JSONL and change nothing.

    Asking again adds nothing twice and never undoes a decision. Rules that the settings switch off stay off.
    """
    from annotator.services.settings import load
    from annotator.services.suggesting import preview
    from annotator.services.suggesting import suggest as run

    settings = load(shell.folders.settings).settings
    off = (*settings.rules_off, *_known_rules(without))
    with shell.open(project) as session:
        if as_json:
            from annotator.formats.jsonl_write import article_line

            for document, troubles in preview(
                session.read, article_ids=article_ids, engine_names=engine_names, off=off
            ):
                click.echo(orjson.dumps(article_line(document)).decode())
                for trouble in troubles:
                    shell.fell_short()
                    complain(trouble, "warning")
            return
        report = run(
            session,
            article_ids=article_ids,
            engine_names=engine_names,
            off=off,
            learn=settings.learn,
            models=shell.folders.learned,
            progress=progress_to("articles", quiet=quiet),
        )
    say(
        f"{counted(report.articles, 'article')}: {counted(report.added, 'suggestion')} added, "
        f"{report.kept} there already, {report.withdrawn} withdrawn"
    )
    for trouble in report.troubles:
        shell.fell_short()
        complain(trouble, "warning")


@click.command(short_help="Measure one export against another.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", type=click.Path(path_type=Path))
@json_option
@pass_shell
def evaluate(shell: Shell, *, gold: Path, predicted: Path, as_json: bool) -> None:
    """Print precision, recall and F1 of the annotations in PREDICTED against those in GOLD.

    Both are exports of the same articles. Exact, and by an overlap of at least half; per label and over all (*);
    for contents, sources and cues. Suggestions count in PREDICTED, rejected annotations in neither.
    """
    from annotator.services.evaluating import evaluate_files

    result = evaluate_files(gold, predicted)
    for trouble in result.troubles:
        shell.fell_short()
        complain(trouble, "warning")
    if as_json:
        say_json(result.as_json())
        return
    say(f"{'part':<8} {'label':<14} {'':<8} {'P':>6} {'R':>6} {'F1':>6} {'gold':>7} {'said':>7}")
    for part, label, kind, score in result.rows():
        say(_row(part, label, kind, score))


def _row(part: str, label: str, kind: str, score: Score) -> str:
    figures: list[Any] = [f"{value:>6.3f}" for value in (score.precision, score.recall, score.f1)]
    return f"{part:<8} {label:<14} {kind:<8} {' '.join(figures)} {score.gold:>7} {score.predicted:>7}"
