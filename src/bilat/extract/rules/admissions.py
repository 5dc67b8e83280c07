"""Membership told by how one came in or wants in: "A was accepted into ORG", "A returned to ORG", "A's bid to join ORG", "ORG, which A founded with B",
"A was granted candidate status by ORG". The plain telling ("A is a member of ORG", "A joined ORG") is read in standing.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, period
from bilat.extract.rules.seats import is_by_the_way
from bilat.extract.rules.shapes import Shown, Table, find_told
from bilat.extract.waits import Waits

_ALL = r"(?:the )?(?:C|G)(?:,? (?:and|,) (?:the )?C(?!'s))*"
_ORGS = r"(?:the )?(?P<o>O(?:,? (?:and|,|and of|and to|and in) (?:the )?O)*)"
_BE = r"(?:was|were|has been|have been|had been) (?:\w+ ){0,2}?"
_WANTED = r"(?:(?:for|to) (?:(?:full|its|their|early|a|the|eventual|own|permanent) )*(?:membership|accession|admission|entry|seat|join|enter|rejoin|re-join|accede|become|place)(?: (?:to|into|in|of|an?|full|member|members|the|as))*)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("member", rf"(?P<m>{_ALL}) {_BE}(?P<n>accepted|taken|received|welcomed|voted|readmitted|let) (?:back )?(?:into|to|in)(?: (?:membership of|the ranks of|the fold of))? {_ORGS}"),
    ("member", rf"(?P<m>C) (?:has |had |then |later |finally )*(?P<n>returned|came back|gone back|went back) to {_ORGS}(?! (?:for|with)\b)"),
    ("member", rf"(?P<m>{_ALL}) (?:is|are|was|were|has been|have been) (?:now |also |both |still |a )*(?P<n>part) of {_ORGS}(?= (?:,|\.|;|and|since|from|until|but|while|as|D)|$)"),
    ("member", rf"among the (?P<n>members) of {_ORGS} (?:are|were|is) (?P<m>{_ALL})"),
    ("member", rf"{_ORGS} (?P<n>unites|groups|numbers|brings together) (?:both |the two )?(?P<m>{_ALL})"),
    ("founding", rf"{_ORGS},? ,? ?(?:which|that|the (?:[a-z]+ )?(?:bloc|group|grouping|club|alliance|organisation|organization|union|body) (?:which|that)) (?P<m>(?:the )?(?:C|G)(?: and (?:the )?C)?) (?:had |have |has |both |once |together )*(?P<n>founded|co-founded|set up|created|launched|formed)(?P<w> (?:together )?with {_ALL})?"),
    ("applicant", rf"(?P<m>C's|Ca|G's) (?:[a-z]+ )??(?P<n>bid|application|request|candidacy|candidature) (?:(?:of|in) D )?{_WANTED} {_ORGS}"),
    ("applicant", rf"(?P<m>{_ALL}) (?:both |alike |also |each |still |now |openly |all )*(?P<n>seek|seeks|sought|is seeking|are seeking|aspires?|wants?|hopes?) {_WANTED} {_ORGS}(?!'s| [a-z]+s (?:market|missions))"),
    ("applicant", rf"(?P<m>{_ALL}) (?:both |alike |also |each |still |now )*(?P<n>seek|seeks|sought) (?:full |early )?(?:entry|membership|admission|accession) (?:into|to|in|of) {_ORGS}"),
    ("candidate", rf"(?P<m>{_ALL}) {_BE}(?:granted|given|awarded|handed|accorded) (?:the )?(?:status of (?:a |an )?(?:official )?|official )?(?P<n>candidates?|candidacy)(?: status| country status)? (?:by|of|in) {_ORGS}"),
    ("candidate", rf"{_ORGS} (?:granted|gave|awarded|handed|accorded) (?P<m>{_ALL}) (?:the )?(?:status of (?:a )?|official )?(?P<n>candidates?|candidacy)"),
)
_TABLE = Table(_SHAPES)
_NOT_SO = re.compile(r"\b(?:not|never|nor|neither|hardly|nobody)\b")


def find_admission(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A was accepted into ORG in 2014", "A and B seek entry into ORG", "ORG, which A founded with B": a proposal for each country and organisation."""
    done: set[tuple[str, str]] = set()
    for status, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        for member in _members(shown, match):
            for org in (m for m in shown.mentions(match, "o") if m.kind == "org" and m.code):
                if (member, org.code) in done or org.code in ("UN", "UNSC") or _NOT_SO.search(place.words(max(0, index - 4), index + 1)) or is_by_the_way(place, org):
                    continue
                done.add((member, org.code))
                yield _propose(sent, (place, index), member, org.code, status)


def _members(shown: Shown, match: re.Match[str]) -> list[str]:
    return list(dict.fromkeys([*shown.codes(match, "m"), *shown.codes(match, "w")]))


def _propose(sent: Sent, place: tuple[Clause, int], member: str, organisation: str, status: str) -> Proposal:
    clause, index = place
    word = clause.units[index].low
    date = date_of(sent, clause, index) if word not in ("members", "unites", "groups", "numbers", "founded") else None
    when = period(clause, date, opens=word not in ("part", "bid", "application", "request")) if date is not None and date.value else None
    return Proposal("membership", {"member": member, "organisation": organisation, "status": status}, when, modality="asserted" if status == "applicant" else None, clause=clause, cue=index)


RULES = (Rule("membership-admission", "a country taken into an organisation, or that wants in", find_admission, Waits(shapes=[shape for _, shape in _SHAPES])),)
