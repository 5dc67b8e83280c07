"""Times that a sentence leaves to those before it."""

from bilat.extract import extract_document
from bilat.model import Claim
from bilat.read import read_document


def find_claims(text: str, date: str = "2021-05-14") -> list[Claim]:
    """Extract the claims of a dated report on Latvia and Chile by the rules."""
    front = f"---\ntitle: Latvia and Chile\ndate: {date}\n---\n\n"
    return list(extract_document(read_document((front + text + "\n").encode(), "report.md"), learned=False).claims)


def test_what_is_signed_during_a_visit_is_of_its_day() -> None:
    """An agreement told without a date takes that of the visit told just before, and keeps the words that told it as context."""
    claims = find_claims("Foreign Minister Edgars Kalns visited Santiago on 12 May 2021. The two ministers signed an agreement on air services.")
    signed = next(c for c in claims if c.type == "agreement")
    visit = next(c for c in claims if c.type == "visit")
    assert signed.when == visit.when == "2021-05-12"
    assert (visit.evidence.start, visit.evidence.end) in signed.context


def test_a_habit_takes_no_date() -> None:
    """What is done every year is not of the day of the visit told before."""
    claims = find_claims("Foreign Minister Edgars Kalns visited Santiago on 12 May 2021. The two countries signed agreements every year.")
    assert all(c.when is None for c in claims if c.type == "agreement")


def test_a_plan_takes_no_date() -> None:
    """What is only planned is not of the day told before."""
    claims = find_claims("Foreign Minister Edgars Kalns visited Santiago on 12 May 2021. The two countries will sign an agreement on air services.")
    assert all(c.when is None for c in claims if c.type == "agreement")


def test_a_long_stay_dates_what_fell_in_it_by_the_month() -> None:
    """In a stay of three days and more the day of a signature is not known: its month is given."""
    claims = find_claims("President Edgars Kalns visited Chile from 3 to 7 May 2021. The two countries signed an agreement on air services.")
    assert next(c for c in claims if c.type == "agreement").when == "2021-05"


def test_far_away_dates_are_not_taken() -> None:
    """A date that stands paragraphs before says nothing of an undated act."""
    filler = "The harbours of both coasts are cold and their seas are rich in fish, as every sailor knows who has been there. " * 6
    claims = find_claims(f"Foreign Minister Edgars Kalns visited Santiago on 12 May 2021. {filler}The two countries signed an agreement on air services.")
    assert all(c.when is None for c in claims if c.type == "agreement")


def test_notes_in_a_row_do_not_take_its_date() -> None:
    """The date of a row tells when relations began, not how many people live there now."""
    wikitext = (
        "==Bilateral relations==\n{| class=wikitable\n! Country !! Formal relations began !! Notes\n|-\n"
        "| {{flag|Peru}} || 1949 || See also [[Kenya–Peru relations]]\n* There are 41,000 people of Peruvian descent living in Kenya.\n|}"
    )
    claims = extract_document(read_document(wikitext.encode(), "Foreign relations of Kenya.wikitext"), learned=False).claims
    assert [(c.when, c.amount.value if c.amount else None) for c in claims if c.type == "community"] == [(None, 41000)]
