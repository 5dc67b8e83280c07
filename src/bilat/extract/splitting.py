"""Splitting: a sentence's units into clauses, one finite verb each, and each clause's subject, its own or taken over."""

from __future__ import annotations

import itertools

from bilat.extract.clauses import DETERMINERS, PREPOSITIONS, Clause, is_his
from bilat.extract.mentions import Mention, Unit
from bilat.extract.verbs import AUXILIARIES

_BREAKS = frozenset([";", "—"])
_CONJUNCTIONS = frozenset(["and", "but", "while", "whereas", "although", "though", "because", "so", "or", "yet", "when", "after", "before", "since", "as", "if", "until", "once", "where"])


def split_clauses(units: list[Unit]) -> list[Clause]:
    """Split a sentence's units into clauses and give each its subject."""
    whole = Clause(units)
    cuts = [0]
    for i, unit in enumerate(units):
        if i and unit.low in _MAY_CUT and _cuts_here(whole, i, cuts[-1]):
            cuts.append(i)
    cuts.append(len(units))
    clauses = [Clause(units[a:b]) for a, b in itertools.pairwise(cuts) if units[a:b]]
    _give_subjects(clauses)
    return clauses


def _cuts_here(whole: Clause, i: int, last: int) -> bool:
    unit = whole.units[i]
    if unit.mention is not None or _joins(whole, i):
        return False
    if unit.low in _BREAKS:
        return True
    if unit.low == ":":
        return _has_verb(whole, last, i) and _subject_then_verb(whole, i + 1)
    if unit.low in ("(", ")"):
        return _cuts_at_parenthesis(whole, i, last)
    if unit.low in ("which", "who", "whom"):
        return _cuts_at_relative(whole, i, last)
    if unit.low == "that":
        relative = i + 1 < len(whole.units) and whole.units[i + 1].low in AUXILIARIES and _has_verb(whole, last, i)
        return relative or (whole.is_verb(i - 1) and _subject_then_verb(whole, i + 1))
    if unit.low not in _OPENERS or not _has_verb(whole, last, i):
        return False
    if unit.low == ",":
        return _subject_then_verb(whole, i + 1) and whole.units[i + 1].low not in ("and", "but", "while", "whereas", "which", "who")
    if unit.low == "as" and _names_a_post(whole, i + 1):
        return False
    between = unit.low == "and" and whole.units[i - 1].mention is not None and whole.governor(i - 1) in ("between", "both")
    return not between and whole.words(i, i + 2) != "so far" and _verb_ahead(whole, i + 1, unit.low)


def _names_a_post(whole: Clause, i: int) -> bool:
    """Tell whether what follows "as" is the post in which somebody acts ("presented his credentials as Minister on 6 May 1962, and the legation was reopened")."""
    after = next((u for u in whole.units[i : i + 2] if u.mention is not None or u.low not in DETERMINERS), None)
    mention = after.mention if after is not None else None
    return mention is not None and mention.kind == "person" and mention.form == "office" and not mention.value


_OPENERS = frozenset(["and", "but", "while", "whereas", "although", "though", "because", "after", "before", "when", "as", "since", "so", ","])
_MAY_CUT = _BREAKS | _OPENERS | frozenset([":", "(", ")", "which", "who", "whom", "that"])


def _has_verb(whole: Clause, begin: int, end: int) -> bool:
    return any(whole.is_verb(k) for k in range(begin, end))


def _cuts_at_parenthesis(whole: Clause, i: int, last: int) -> bool:
    if whole.units[i].low == ")":
        return whole.units[last].low == "("
    close = next((k for k in range(i, len(whole.units)) if whole.units[k].low == ")"), i)
    return _subject_then_verb(Clause(whole.units[:close]), i + 1)


def _cuts_at_relative(whole: Clause, i: int, last: int) -> bool:
    previous = whole.units[i - 1]
    if whole.units[i].low != "whom" and _has_verb(whole, last, i):
        return True
    return previous.mention is not None or previous.low == "," or previous.low in PREPOSITIONS


def _is_list_member(whole: Clause, i: int) -> bool:
    """Tell whether plain words after a comma are a member of a list that another comma closes ("in defence, rail transport and livestock, N. said")."""
    comma = next((k for k in range(i, min(len(whole.units), i + 8)) if whole.units[k].low == "," and whole.units[k].mention is None), -1)
    span = whole.units[i:comma] if comma > i else []
    if not span or span[0].low in DETERMINERS or span[0].low in _CONJUNCTIONS or span[0].low in PREPOSITIONS or not span[0].text[0].islower():
        return False
    return all(u.mention is None and not whole.is_verb(k) for k, u in enumerate(span, i))


def _joins(whole: Clause, i: int) -> bool:
    """Tell whether a comma or "and" only joins the members of a list."""
    low = whole.units[i].low
    return (low in ("and", ",") and _is_list_member(whole, i + 1)) or (low == "and" and _joins_names(whole, i)) or (low in ("and", ",") and _joins_agents(whole, i))


def _joins_names(whole: Clause, i: int) -> bool:
    """Tell whether "and" joins two countries that one preposition governs ("the cooperation of A and B has grown")."""
    here = whole.units[i - 1].mention
    return _country_after(whole, i, ("the", "of")) >= 0 and here is not None and not here.possessive and whole.governor(i - 1) in ("of", "between")


def _joins_agents(whole: Clause, i: int) -> bool:
    """Tell whether a comma or "and" only joins the countries by which a thing was done ("signed in 1988 by A, B and C, led to peace")."""
    second = _country_after(whole, i, ("the", "and"))
    after = whole.units[second + 1].low if second + 1 < len(whole.units) else "."
    return second >= 0 and after in (",", "and", ".") and whole.governor(i - 1) == "by"


def _country_after(whole: Clause, i: int, between: tuple[str, ...]) -> int:
    """Give where the second of two countries stands that unit `i` joins, but for words between; -1 where it joins no countries."""
    second = i + 1
    while second < len(whole.units) - 1 and whole.units[second].mention is None and whole.units[second].low in between:
        second += 1
    names = [whole.units[k].mention for k in (i - 1, second) if k < len(whole.units)]
    return second if len(names) == 2 and all(m is not None and m.kind == "country" for m in names) else -1


def _verb_ahead(whole: Clause, i: int, word: str) -> bool:
    """Tell whether a finite verb comes before the next break: directly ("and opened ...") or after a subject ("and B opened ...")."""
    if word == "and" and i < len(whole.units) and whole.units[i].mention is None and whole.is_verb(i):
        return _is_finite(whole, i)
    return _subject_then_verb(whole, i)


def _subject_then_verb(whole: Clause, i: int) -> bool:
    seen_noun = False
    for k in range(i, min(len(whole.units), i + 14)):
        unit = whole.units[k]
        if unit.mention is None:
            if unit.low in (";", ":", "which", "who", "(", "—", "while", "whereas", "but", "although", "though", "because", "when"):
                return False
            if unit.low == "," and not seen_noun:
                return False
            if unit.low == "and" and _verb_follows(whole, k):
                return False
            if whole.is_verb(k) and seen_noun:
                return _is_finite(whole, k)
            if unit.low in PREPOSITIONS and not seen_noun and k == i and unit.low not in ("in", "on", "since", "during", "after", "by"):
                return False
            if unit.low.isalpha() and unit.low not in DETERMINERS and unit.low not in PREPOSITIONS:
                seen_noun = True
        else:
            seen_noun = True
    return False


def _verb_follows(whole: Clause, k: int) -> bool:
    """Tell whether the word after an "and" is a verb, or an adverb and a verb ("allied with A and strongly backed B"); not the second of two adverbs."""
    if k + 1 >= len(whole.units) or whole.is_verb(k + 1):
        return k + 1 < len(whole.units)
    adverb = whole.units[k + 1].low.endswith("ly") and not whole.units[k - 1].low.endswith("ly")
    return adverb and k + 2 < len(whole.units) and whole.is_verb(k + 2)


def _is_finite(whole: Clause, index: int) -> bool:
    unit = whole.units[index]
    if unit.low in AUXILIARIES:
        return unit.low not in ("be", "been", "being", "having")
    forms = {r.form for r in whole.readings(index)}
    if forms == {"ing"} or forms == {"participle"}:
        return False
    back = [u.low for u in whole.units[max(0, index - 2) : index]]
    return not (forms == {"base"} and "to" in back)


def _give_subjects(clauses: list[Clause]) -> None:
    previous: list[Mention] = []
    last_mention: Mention | None = None
    for clause in clauses:
        clause.verb = next((i for i in range(len(clause.units)) if clause.is_verb(i) and (_is_finite(clause, i) or clause.units[i].low in AUXILIARIES)), -1)
        first = clause.units[0].low
        subject = _subject(clause)
        if first in ("which", "who", "whom", "whose") and last_mention is not None:
            clause.subject, clause.relative, clause.antecedent = subject or [last_mention], True, last_mention
        elif subject:
            clause.subject = subject
        elif not _has_own_subject(clause):
            clause.subject, clause.inherited = previous, True
        if not clause.relative and first != "(":
            previous = clause.subject or previous
        mentions = clause.mentions("country", "person", "org", "group", "place", "firm")
        last_mention = mentions[-1] if mentions else last_mention
    _lend_subjects(clauses)


def _lend_subjects(clauses: list[Clause]) -> None:
    """Give a clause that opens with a participle the subject of the next ("Colonised by B in 1911, A became ...")."""
    for clause, following in itertools.pairwise(clauses):
        opens = clause.readings(0) or (len(clause.units) > 1 and clause.units[0].low in ("having", "being", "after", "while"))
        if opens and (clause.inherited or not clause.subject or clause.units[0].low in ("having", "being")) and any(r.form in ("past", "participle", "ing") for r in clause.readings(0)) | (clause.units[0].low in ("having", "being")):
            clause.subject, clause.inherited = following.subject, True


def _has_own_subject(clause: Clause) -> bool:
    """Tell whether words that name nobody known stand as subject before the verb ("no country recognised ...", "the deal lapsed")."""
    after_preposition = False
    for i, unit in enumerate(clause.units[: clause.verb] if clause.verb >= 0 else ()):
        if unit.mention is not None or unit.low in (",", "("):
            after_preposition = False
        elif unit.low in PREPOSITIONS:
            after_preposition = True
        elif not after_preposition and unit.low.isalpha() and len(unit.low) > 2 and unit.low not in _NO_SUBJECT and not unit.low.endswith("ly") and not clause.is_verb(i):
            return True
    return False


def _opens_clause(clause: Clause, i: int, verb: int) -> bool:
    """Tell whether a name right after "since", "after" or "before" is the subject of a clause ("since B left ..."), not a point of time."""
    opener = i <= 2 and clause.units[0].low in ("since", "after", "before", "until", "till", "as") and all(u.mention is None and u.low in ("the", clause.units[0].low) for u in clause.units[:i])
    return opener and 0 < verb - i <= 3 and clause.verb >= 0 and all(u.mention is None and u.low not in (",", "and") for u in clause.units[i + 1 : verb])


_NO_SUBJECT = _CONJUNCTIONS | DETERMINERS | frozenset(["then", "also", "not", "never", "later", "soon", "now", "still", "again", "thus", "however", "both", "there", "even", "already", "often", "ever", "since", "once", "first", "it", "he", "she", "they", "who", "which", "that", "such", "have", "has", "had", "was", "were", "been", "being", "moreover", "meanwhile", "nevertheless", "instead", "together", "alike"])


def _without_list(heads: list[Mention], clause: Clause) -> list[Mention]:
    """Leave out a list that ends before the last name: "bordering A, B, and C, D has known wars" speaks of D."""
    places = [clause.index_of(h) for h in heads]
    ended = len(heads) > 1 and clause.units[places[-1] - 1].low == "," and any("and" in clause.words(a, b).split() for a, b in itertools.pairwise(places[:-1])) | (clause.words(0, places[0]).split()[-1:] == ["and"])
    return heads[-1:] if ended else heads


def _subject(clause: Clause) -> list[Mention]:
    """Give the mentions that head the words before the verb: the last group there that no preposition governs, or whose head noun is of
    another kind ("the president of A")."""
    end = clause.verb if clause.verb >= 0 else len(clause.units)
    heads: list[Mention] = []
    aside: list[Mention] = []
    for i in range(end):
        mention = clause.units[i].mention
        if mention is None or mention.kind not in ("country", "person", "org", "group", "firm", "place"):
            continue
        governor = "" if _opens_clause(clause, i, end) else clause.governor(i)
        if governor == "" and mention not in heads and not (heads and is_his(mention)):
            heads = _without_list([h for h in clause.group(i) if clause.index_of(h) < end], clause)
        elif governor in ("of", "between", "by") and not heads and not aside:
            aside = [h for h in clause.group(i) if clause.index_of(h) < end]
    return heads or aside
