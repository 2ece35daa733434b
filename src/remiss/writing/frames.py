"""Summary → frames of pandas, polars or Arrow, and Parquet files that those and many other programs read.

Every table is made once, as an Arrow table, and handed on as it is. So the types are the same everywhere, in an empty
table too: strings, integers, booleans and lists of strings.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, get_type_hints, overload

from remiss.errors import RemissError
from remiss.model import Summary
from remiss.writing.rows import Row, Texts
from remiss.writing.tables import TABLES, TableName

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Backend = Literal["pandas", "polars", "pyarrow"]
_INSTALL = {"pandas": "pandas", "polars": "polars", "pyarrow": "'remiss[frames]'"}


@overload
def to_frame(
    summary: Summary, table: TableName = "positions", *, backend: Literal["pandas"] = "pandas"
) -> pandas.DataFrame: ...
@overload
def to_frame(summary: Summary, table: TableName = "positions", *, backend: Literal["polars"]) -> polars.DataFrame: ...
@overload
def to_frame(summary: Summary, table: TableName = "positions", *, backend: Literal["pyarrow"]) -> pyarrow.Table: ...
def to_frame(summary: Summary, table: TableName = "positions", *, backend: Backend = "pandas") -> Any:
    """A table of the summary, one of ``TABLES``, as a data frame; its columns are described in ``remiss.writing.rows``.

    In pandas the columns are of Arrow's types, as only these know lists and whole numbers that are missing. Raises
    RemissError where there is no such table or backend, and where the backend is not installed.
    """
    made = _arrow_table(summary, table)
    match backend:
        case "pyarrow":
            return made
        case "pandas":
            return made.to_pandas(types_mapper=_installed("pandas").ArrowDtype)
        case "polars":
            return _installed("polars").from_arrow(made)
    raise RemissError(f"”{backend}” går inte att välja. Välj bland {', '.join(_INSTALL)}.")


def render(summary: Summary, table: TableName) -> bytes:
    """A table as a Parquet file. It tells what made the summary, and no clock time."""
    arrow = _installed("pyarrow")
    parquet = import_module("pyarrow.parquet")
    file = arrow.BufferOutputStream()
    parquet.write_table(_arrow_table(summary, table), file, compression="zstd")
    written: bytes = file.getvalue().to_pybytes()
    return written


def check_installed() -> None:
    """Raise RemissError, with what to install, where no table can be made."""
    _installed("pyarrow")


def _arrow_table(summary: Summary, name: TableName) -> pyarrow.Table:
    arrow = _installed("pyarrow")
    if name not in TABLES:
        raise RemissError(f"Tabellen ”{name}” finns inte. Välj bland {', '.join(TABLES)}.")
    table = TABLES[name]
    rows = list(table.rows(summary))
    types = {str: arrow.string(), int: arrow.int64(), bool: arrow.bool_(), Texts: arrow.list_(arrow.string())}
    fields = {column: types[kind] for column, kind in columns(table.row).items()}
    made_with = {name: made for name, made in summary.made_with.model_dump().items() if made}
    return arrow.table(
        {column: [_encodable(getattr(row, column)) for row in rows] for column in fields},
        schema=arrow.schema(fields, metadata=made_with),
    )


def columns(row: type[Row]) -> dict[str, Any]:
    """The columns of a table and what is in them: str, int, bool or ``Texts``; all but the lists can be missing."""
    return {column: _kind(hint) for column, hint in get_type_hints(row).items()}


def _kind(hint: Any) -> Any:
    """``str`` of ``str | None``."""
    return hint if hint == Texts else next((kind for kind in getattr(hint, "__args__", ())), hint)


def _encodable(value: object) -> object:
    """Words without lone surrogates, which no file can hold: a question mark stands for each, as in summary.json."""
    if isinstance(value, str):
        return value.encode("utf-8", errors="replace").decode()
    return [_encodable(word) for word in value] if isinstance(value, tuple) else value


def _installed(library: Backend) -> Any:
    """The library. It is the user's own: remiss itself needs none of them."""
    try:
        return import_module(library)
    except ImportError as fault:
        raise RemissError(
            f"{library} är inte installerat. Installera det med pip install {_INSTALL[library]}."
        ) from fault
