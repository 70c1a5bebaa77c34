"""kg page and kg figure: the graph to look at, in a browser and in print."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.cli.options import (
    DEFAULT_STORE,
    AsOf,
    AtLevel,
    SomePaths,
    StoreFolder,
    one_of,
    open_collection,
    to_day,
    to_days,
    watch,
)
from kg.cli.terminal import Issues, say
from kg.files import PAGE_SUFFIXES
from kg.finding import Level
from kg.records import writable_folder


class Form(StrEnum):
    """What kind of picture a figure is."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


Title = Annotated[str | None, typer.Option(help="The headline.")]


# A command's options are its parameters, so it may have many.
def page(  # noqa: PLR0913
    paths: SomePaths = None,
    store: StoreFolder = DEFAULT_STORE,
    out: Annotated[Path, typer.Option(help="The file to write.", metavar="FILE")] = Path("page.html"),
    as_of: AsOf = None,
    title: Title = None,
    level: Annotated[Level | None, one_of(Level, "Open on actors as named, or on the sides they act for.")] = None,
    since: Annotated[
        date | None, typer.Option(help="Open on this day and later.", parser=to_day, metavar="YYYY-MM-DD")
    ] = None,
    until: Annotated[
        date | None, typer.Option(help="Open as of this day.", parser=to_day, metavar="YYYY-MM-DD")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Open on this actor and its neighbours.", metavar="NAME")] = None,
    side: Annotated[str | None, typer.Option(help="Open on what this side says and is accused of.")] = None,
) -> None:
    """Draw the graph and its findings as one HTML file.

    It can be mailed. The file holds everything; --level, --since, --until, --actor and --side say what it shows first.

    \b
    kg page --store out/store --out page.html
    kg page --actor Russia --since 2022-06-01 --title "Russia, accused and accusing"
    kg page article.txt --out article.html
    """
    from kg.page import Opening

    if out.suffix.lower() not in PAGE_SUFFIXES:
        raise typer.BadParameter(f"met {out}; a page is a .html file", param_hint="--out")
    opening = Opening(level, *to_days(since, until), actor, side)
    issues = Issues()
    with watch(paths) as tell, open_collection(paths, store, issues, tell) as collection:
        tell("Drawing the page", None)
        graph = kg.to_graph(collection, date.today())
        writable_folder(out.parent)
        kg.write_page(graph, kg.detect(graph, as_of), out, title, opening)
    say(f"wrote {out}")
    raise typer.Exit(issues.conclude())


# A command's options are its parameters, so it may have many.
def figure(  # noqa: PLR0913
    paths: SomePaths = None,
    store: StoreFolder = DEFAULT_STORE,
    form: Annotated[Form, one_of(Form, "What to write where --out does not say it.", "--format")] = Form.PDF,
    out: Annotated[
        Path | None, typer.Option(help="A .pdf, .svg or .png; figure.pdf or the like if not given.", metavar="FILE")
    ] = None,
    as_of: AsOf = None,
    title: Title = None,
    level: AtLevel = Level.ACTOR,
) -> None:
    """Draw the page's picture for a paper: PDF, SVG or PNG.

    Its fonts are embedded (needs: pip install "kg[figure]").

    \b
    kg figure --store out/store --format pdf
    kg figure --level side --out sides.svg
    """
    from kg.extras.figure import write_figure

    issues, file = Issues(), out or Path(f"figure.{form}")
    with watch(paths) as tell, open_collection(paths, store, issues, tell) as collection:
        tell("Drawing the figure", None)
        graph = kg.to_graph(collection, date.today())
        writable_folder(file.parent)
        try:
            write_figure(graph, kg.detect(graph, as_of), file, level, title)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    say(f"wrote {file}")
    raise typer.Exit(issues.conclude())
