"""The version of the shape in which a store holds its records: written into a new store, looked at in an old one."""

from kg import vocabulary as v
from kg.errors import UnusableStore
from kg.store.answer import to_answer
from kg.store.engine import Engine
from kg.store.loading import insert
from kg.triples import FORMAT_VERSION, Triples
from kg.triples.forms import INTEGER


def check_format(engine: Engine) -> None:
    """Mark an empty store with the version of this kg; UnusableStore where it holds another, or quads of others."""
    found = to_answer(engine.query(f"SELECT ?version {{ <{v.STORE}> <{v.FORMAT_VERSION}> ?version }}")).rows
    versions = [version for (version,) in found]
    if not versions:
        if to_answer(engine.query("ASK { GRAPH ?graph { ?subject ?property ?value } }")).rows[0][0]:
            raise UnusableStore(
                f"{engine.name} holds quads that kg did not write, or its default graph is not the union of "
                "its graphs: name an empty store (of oxigraph, one served with --union-default-graph)"
            )
        version = f"<{v.STORE}> <{v.FORMAT_VERSION}> {INTEGER.to_term(FORMAT_VERSION)} .\n"
        engine.update(insert([Triples(v.STORE_GRAPH, version)]))
    elif versions != [FORMAT_VERSION]:
        newer = all(isinstance(version, int) and version > FORMAT_VERSION for version in versions)
        raise UnusableStore(
            f"{engine.name} has format {versions[0]}, this kg reads format {FORMAT_VERSION}: "
            f"{'install a newer kg, or ' if newer else ''}load the articles into a new folder with kg load"
        )
