"""Claims and facts as tables and files. pyarrow is imported with this package, so import it only where it is needed."""

from bilat.export.files import FORMATS, find_export_format, flatten, write_claims, write_facts
from bilat.export.panel import write_panel
from bilat.export.tables import to_claims_table, to_documents_table, to_facts_table

__all__ = [
    "FORMATS", "find_export_format", "flatten", "to_claims_table", "to_documents_table", "to_facts_table", "write_claims", "write_facts",
    "write_panel",
]  # fmt: skip
