"""Agreements of a table: a row each, its subject in the column of agreements, its day in that of dates. Lists without columns are read in treaty_lists.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import find_dates, to_day
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.instruments import NOUN, instrument_of
from bilat.extract.waits import Waits
from bilat.model import Roles

_THING = re.compile(r"(?:(?:bilateral|title of|name of|main|signed|type of) )*(?:the )?(?:agreements?|treat(?:y|ies)|accords?|instruments?|documents?|conventions?|legal instruments?)(?: title| name)?", re.I)
_DAY = re.compile(r"(?:date|year)s?(?: of (?:the )?(?:signature|signing|conclusion))?|signed(?: on| in)?|signature|concluded|date signed", re.I)
_STATUS = re.compile(r"\bterminated|expired|under negotiation|not (?:yet )?(?:signed|ratified)\b", re.I)


def find_agreement_row(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "| Double taxation | February 1997 |" under "| Agreement | Date |": an agreement of the two, signed then."""
    header = [h.strip() for h in sent.block.header]
    if clause is not sent.clauses[0] or len(header) != len(sent.block.cells) or len(sent.pair) != 2 or not sent.context.on_pair:
        return
    thing = next((i for i, h in enumerate(header) if _THING.fullmatch(h)), -1)
    day = next((i for i, h in enumerate(header) if _DAY.fullmatch(h)), -1)
    if thing < 0 or day < 0 or _STATUS.search(sent.text):
        return
    text = sent.document.text
    subject, cell = (text[sent.block.cells[i].start : sent.block.cells[i].end].strip() for i in (thing, day))
    dates = [d for d in find_dates(cell, 0, len(cell), None) if d.value]
    if not 3 <= len(subject) <= 120 or len(dates) != 1:
        return
    noun = NOUN.search(subject.lower())
    roles: Roles = {"parties": list(sent.pair), "instrument": instrument_of(noun.group()) if noun else "agreement", "status": "signed", "subject": subject}
    yield Proposal("agreement", roles, to_day(dates[0]), clause=clause, cue=0, modality="asserted")


RULES = (Rule("agreement-row", "an agreement in a row of a table", find_agreement_row, Waits(kinds=("date",))),)
