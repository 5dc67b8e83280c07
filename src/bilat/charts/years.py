"""Times as stretches of a scale of years: 1 July 1993 is 1993.5. Nothing about pictures lives here."""

from __future__ import annotations

import calendar
import datetime as dt

import msgspec

from bilat.errors import FormatError
from bilat.model import parse_when


class Stretch(msgspec.Struct, frozen=True):
    """The days that a time may cover, as years with a fraction. A bound is None where it is open or not told.

    `lasts` tells a period from a point that is not exactly known; `goes_on` whether it is said to be still so.
    """

    start: float | None
    end: float | None
    lasts: bool = False
    goes_on: bool = False

    @property
    def at(self) -> float:
        """Where a sign for it stands: the beginning of a period, else the middle of the days that a point may be."""
        if self.lasts or self.start is None or self.end is None:
            return self.start if self.start is not None else self.end or 0.0
        return (self.start + self.end) / 2


def to_stretch(when: str | None) -> Stretch | None:
    """Give the stretch of an EDTF time, or None where there is none."""
    if not when:
        return None
    try:
        parsed = parse_when(when)
    except FormatError:
        return None
    start = to_year(parsed.earliest) if parsed.earliest else None
    end = to_year(parsed.latest, ended=True) if parsed.latest else None
    if start is None and end is None:
        return None
    return Stretch(start, end, parsed.interval, parsed.open_end)


def to_year(day: dt.date, *, ended: bool = False) -> float:
    """Give a day as a year with a fraction, at its beginning or at its end."""
    length = 366 if calendar.isleap(day.year) else 365
    return round(day.year + (day.timetuple().tm_yday - (0 if ended else 1)) / length, 3)
