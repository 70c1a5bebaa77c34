"""Every attribute of every statement, one row a statement, as Parquet for data frames. Needs the extra ``parquet``."""

from pathlib import Path

from kg.errors import MissingExtra, UnusableFolder
from kg.export.tables import to_rows
from kg.store import Store

try:
    import pyarrow
    import pyarrow.parquet
except ImportError as error:
    raise MissingExtra("Parquet needs a package that is not installed: pip install 'kg[parquet]'") from error


def write_parquet(store: Store, path: Path) -> None:
    """Write the rows of the CSV export with their types; UnusableFolder where the file cannot be written."""
    try:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(to_rows(store))), path)
    except OSError as error:
        raise UnusableFolder(f"{path} cannot be written: {error}") from error
