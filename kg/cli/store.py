"""kg serve, export, remove and backup: what is done to a store as a whole."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_STORE, StoreFolder, number_from, one_of, open_store
from kg.cli.terminal import say
from kg.errors import UnreadableDocument
from kg.export import SUFFIXES, Form
from kg.records import writable_folder


def serve(
    store: StoreFolder = DEFAULT_STORE,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", metavar="N", parser=number_from(1, 65535))] = 7878,
    seconds: Annotated[
        float, typer.Option(help="Time that a query may take.", metavar="S", parser=number_from(0.1, 3600.0))
    ] = 30.0,
    rows: Annotated[
        int, typer.Option(help="Rows that an answer may have.", metavar="N", parser=number_from(1))
    ] = 10_000,
    cors: Annotated[str | None, typer.Option(help="Another origin whose pages may ask.", metavar="ORIGIN")] = None,
) -> None:
    """Answer SPARQL over HTTP on this machine.

    Queries only, and with a page to ask them on.

    \b
    kg serve --store out/store --port 7878
    """
    from kg.extras.server import serve as answer_queries
    from kg.extras.serving.worker import Limits

    with open_store(store):
        pass  # looking must not make a store
    answer_queries(
        store,
        port,
        Limits(seconds=seconds, rows=rows),
        cors,
        lambda address: say(f"ask at {address} (SPARQL: {address}sparql); Ctrl+C ends it"),
    )


def export(
    out: Annotated[Path, typer.Option(help="The file to write.", metavar="FILE")],
    form: Annotated[Form | None, one_of(Form, "Default: what the suffix of FILE tells.", "--format")] = None,
    store: StoreFolder = DEFAULT_STORE,
) -> None:
    """Write the store in the form of another tool.

    RDF, Gephi, Cytoscape, a table, nanopublications, schema.org Claim.

    \b
    kg export --out accusations.gexf --store out/store
    kg export --format claims --out claims.jsonld --store out/store
    """
    form = form or SUFFIXES.get(out.suffix.lower())
    if form is None:
        raise typer.BadParameter(
            f"{out} does not tell the form; expected one of: {', '.join(Form)}", param_hint="--format"
        )
    with open_store(store) as opened:
        writable_folder(out.parent)
        if form is Form.PARQUET:
            from kg.extras.parquet import write_parquet

            write_parquet(opened, out)
        else:
            from kg.export import export as write

            write(opened, out, form)
    say(f"wrote {out}")


def remove(
    document: Annotated[str, typer.Argument(metavar="ID", help="The document's id, as kg query document takes it.")],
    store: StoreFolder = DEFAULT_STORE,
) -> None:
    """Take a document and what hung on it out of the store.

    \b
    kg remove d-91ab23cd45ef6789 --store out/store
    """
    with open_store(store) as opened:
        if not opened.remove(document):
            raise UnreadableDocument(f"{store} holds no document {document!r}")
    say(f"{document} removed from {store}")


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the copy.")],
    store: StoreFolder = DEFAULT_STORE,
) -> None:
    """Copy the store into a new folder.

    Who reads the copy disturbs nobody.

    \b
    kg backup copy --store out/store
    """
    with open_store(store) as opened:
        opened.backup(folder)
    say(f"{store} copied to {folder}")
