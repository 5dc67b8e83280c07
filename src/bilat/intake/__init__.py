"""What is to be added: files are read and extracted, here or by several processes at once, and given in their order. Nothing is kept here.

The crew of processes (`parallel`, `crew`) is imported by who wants one: most programs do not.
"""

from bilat.intake.arrivals import Found, extract_claims, iter_documents, read_documents
from bilat.intake.files import Failure, Given, count_cores, count_hands, find_given
from bilat.intake.pace import Pace, Progress, Step

__all__ = [
    "Failure", "Found", "Given", "Pace", "Progress", "Step",
    "count_cores", "count_hands", "extract_claims", "find_given", "iter_documents",
    "read_documents",
]  # fmt: skip
