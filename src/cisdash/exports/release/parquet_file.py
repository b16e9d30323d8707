"""A table as Parquet: typed columns, each with its description, and nothing of the time or machine."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq

from cisdash.exports.release.cells import Sheet
from cisdash.exports.release.forms import Column, Sort

_TYPES: Mapping[Sort, pa.DataType] = MappingProxyType(
    {
        Sort.TEXT: pa.string(),
        Sort.VAGUE_DATE: pa.string(),
        Sort.DAY: pa.date32(),
        Sort.WHOLE: pa.int64(),
        Sort.NUMBER: pa.float64(),
        Sort.YES_NO: pa.bool_(),
        Sort.LIST: pa.list_(pa.string()),
    }
)


def parquet_bytes(sheet: Sheet, describe: Callable[[Column], Mapping[str, str]]) -> bytes:
    """The table, its columns described by what ``describe`` answers for each."""
    schema = pa.schema([_field(column, describe(column)) for column in sheet.form.columns])
    arrays = [pa.array(cells, field.type) for cells, field in zip(sheet.columns, schema, strict=True)]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue())


def _field(column: Column, described: Mapping[str, str]) -> pa.Field:
    return pa.field(column.name, _TYPES[column.sort], nullable=not column.required, metadata=dict(described))
