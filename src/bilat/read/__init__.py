"""Bytes to Documents: one module a format, all with one contract. No claims are looked for here."""

from bilat.read.decode import MAX_BYTES
from bilat.read.files import find_files, holds_many, read_path, to_name
from bilat.read.formats import find_format
from bilat.read.readers import read_document

__all__ = ["MAX_BYTES", "find_files", "find_format", "holds_many", "read_document", "read_path", "to_name"]
