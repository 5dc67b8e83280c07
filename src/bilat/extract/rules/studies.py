"""Shapes of people of one country who learn or are healed in the other, and of schools, hospitals and experts that one keeps there."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.engaged import Engaged, find_engaged
from bilat.extract.rules.shapes import Table
from bilat.extract.waits import Waits

_WERE = r"(?:(?:has|have|had|is|are|was|were|will|would|been|being|also|now|still|long|since|then|once|already|first|there|here|a year|yearly|D|in|from|,|who|that|today) )*"
_PUPILS = r"(?:(?:young |future |army |naval |air force |air |medical |PhD |many |some |other )*(?:students|cadets|pupils|officers|officer cadets|doctors|teachers|pilots|diplomats|officials|apprentices|monks|scholars|graduates|trainees|engineers|nurses|programmers|judges|policemen|civil servants|fire brigades|crews|air crews|youngsters|priests|seminarians|clerics|interns) )?"
_SCHOOL = r"(?:universit(?:y|ies)|colleges?|academ(?:y|ies)|schools?|institutes?|faculties|faculty|polytechnics?|conservator(?:y|ies)|seminar(?:y|ies)|staff college|medical (?:university|college|schools?)|places|stipends|scholarships|grants|bursaries|courses)"
_B = r"(?:(?:the )?(?:[A-Za-z'-]+ ){0,4}?(?P<b>Ca|C's|C|L's|L))"
_ILL = r"(?:patients|wounded|injured|sick|children|veterans|soldiers|the wounded|the sick|victims|burns victims|amputees|fighters)"
_NO_PUPILS = r"ambassador|president|minister|exile|born|he|she|refugees|(?:N|hundreds|thousands|some|about|over|nearly|many)(?: of)? (?:[a-z]+ )?(?:of )?(?:our |C's |young )?(?:Cd|Ca|students)(?: [a-z]+){0,3} (?:study|studying|studied|read|enrolled)"  # so many who study there are a community
_ROWS: tuple[tuple[Engaged, str], ...] = (
    (Engaged("education", _NO_PUPILS), rf"(?P<a>Cd|Ca|C's) {_PUPILS}{_WERE}(?P<v>admitted to|enrolled (?:at|in)|trained (?:at|in|by)|study (?:at|in)|studied (?:at|in)|go to|attend|graduated from|entered) (?:our|its|the|his|C's|Ca)? ?(?:[A-Za-z'-]+ ){{0,4}}?{_SCHOOL}"),
    (Engaged("education"), rf"(?:students|pupils|cadets|officers|young people|apprentices|trainees) from (?:the )?(?P<a>C) {_WERE}(?P<v>get|gets|receive|received|hold|study|studied|attend|form|make up|take up|have|enrolled|admitted|train|trained)"),
    (Engaged("education"), rf"{_SCHOOL}(?: [^;:.]+?)? (?P<v>has|have|had|opened|opens|runs|founded|set up|keeps|started|will open|is to open|maintains) (?:had |run |kept )?(?:a |its |the |an |N )?(?:[a-z]+ )?(?:branch|branches|campus|faculty|outpost) (?:in|at) {_B}"),
    (Engaged("education"), rf"(?:branch|campus|faculty) of (?:the )?(?:[A-Za-z'-]+ )*?(?:university|institute|college|academy|school)(?: of [A-Za-z]+)? (?:[a-z]+ )*?(?P<v>open|opened|operates|works|stands|exists|started|has been|has existed|runs|is) [^;:.]*?{_B}"),
    (Engaged("health", r"killed|attack\w*|embassy|ambassador|minister|president"), rf"(?P<a>Ca|C's|Cd) {_WERE}(?:[a-z]+ )?(?:{_ILL} )?{_WERE}(?P<v>treated|operated on|nursed|cared for|healed|fitted with (?:[a-z]+ )?limbs|hospitalised|(?<=patients )fill|come for treatment|travel for treatment|seek treatment|find treatment|fly) (?:the clinics|the hospitals|hospitals|clinics|for treatment)?[^;:.]*?{_B}"),
    (Engaged("health"), rf"(?:hospitals?|clinics?)(?: [^;:.]+?)? (?P<v>receives?|treats?|treated|takes? in|took in|admits?|admitted|cared for|cares for|heals?) [^;:.]*?(?P<a>Ca|Cd|C's) (?:[a-z]+ )?{_ILL}"),
    (Engaged("health"), r"(?:hospitals?|clinics?|doctors)(?: [^;:.]+?)? (?P<v>are|is|were|was|stand|stands|have long been|has long been) (?:open|the first choice|first choice) [^;:.]*?(?:patients|sick|islanders|wounded)"),
)  # fmt: skip
_TABLE = Table(_ROWS)
STUDIES = Waits(shapes=[pattern for _, pattern in _ROWS])


def find_studies(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Hundreds of A's students read medicine in CITY", "A patients fill the clinics of CITY", "A's university has a branch at CITY", "A doctors work in B"."""
    return find_engaged(sent, clause, _TABLE)
