"""Numbers as newspapers print them, in Indonesian and English habits: one grammar for reading and for finding.

"Rp1,8 miliar", "Rp 17, 5 miliar", "382.746", "1,020,168", "35 persen", "3,4Juta". The same characters can mean two
numbers ("6,000" is six or six thousand; "Rp. 440.551,030" has a comma where a full stop belongs), so a text has
readings, and an expected value chooses among them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from data.errors import JamsosMapError
from data.fields import NOT_SEEN

Kind = Literal["money", "percent", "count"]

SCALES = {
    "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "milliar": 10**9,
    "triliun": 10**12, "trilyun": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10,
}  # fmt: skip

_SCALE = "|".join(SCALES)
_PRINTED = re.compile(
    rf"""(?<![\w.,])
    (?P<currency>rp\.?\s?)?
    (?:
        # A space after the decimal comma is a slip that only a scale word gives away: "17, 5 miliar".
        (?P<digits>[0-9]+,\s[0-9]{{1,2}}(?=\s?(?:{_SCALE})\b) | [0-9]+(?:[.,][0-9]+)*)
        (?:\s?(?P<scale>{_SCALE})\b)?
      | (?P<word>{"|".join(WORDS)})\s(?P<word_scale>{_SCALE})\b
    )
    (?P<percent>\s?(?:%|persen\b|per\s?cent\b))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


class NumberError(JamsosMapError):
    """A text that is not one number, or that could be two."""


class Printed(NamedTuple):
    """A number found in a text.

    bare: what its digits may mean, most usual first. scale: what the scale word multiplies them by, 1 without one.
    """

    text: str
    bare: tuple[Decimal, ...]
    scale: int
    kind: Kind

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """What the number may mean, most usual first."""
        if self.scale == 1:
            return self.bare
        # "Rp28.124.863.122 Miliar": the scale word repeats what the digits already say.
        repeated = tuple(reading for reading in self.bare if reading >= self.scale)
        return (*(reading * self.scale for reading in self.bare), *repeated)

    @property
    def is_ambiguous(self) -> bool:
        """Whether even an Indonesian reader could take it for two numbers."""
        return len(self.readings) > 1 and (self.scale > 1 or "," in self.text)


def plain(text: str) -> Decimal:
    """Read a number written for machines: digits, one full stop at most, no separators of thousands.

    Raises:
        NumberError: anything else.
    """
    if not _PLAIN.fullmatch(text):
        raise NumberError(f"{text[:80]!r} bukan angka polos.")
    return Decimal(text)


def parse(text: str, expected: Decimal | None = None) -> Decimal:
    """Read a printed number, scale words included; per cent stays per cent (35 persen is 35).

    expected: the value that one of the readings must have; needed where Indonesian and English habits collide.

    Raises:
        NumberError: no number, more than one, an ambiguous one without `expected`, or none equal to `expected`.
    """
    found = list(find(text))
    if len(found) != 1 or found[0].text != text.strip():
        raise NumberError(f"{text[:80]!r} bukan satu angka.")
    printed = found[0]
    if expected is not None:
        if expected not in printed.readings:
            raise NumberError(f"{text[:80]!r} tidak dapat dibaca sebagai {expected}.")
        return expected
    if printed.is_ambiguous:
        options = " atau ".join(str(reading) for reading in printed.readings)
        raise NumberError(f"{text[:80]!r} dapat berarti {options}.")
    return printed.readings[0]


def find(text: str) -> Iterator[Printed]:
    """Yield every number printed in a text, from left to right."""
    for match in _PRINTED.finditer(text):
        word, digits = match["word"], match["digits"]
        bare = (Decimal(WORDS[word.lower()]),) if word else _readings(digits)
        scale = SCALES.get((match["scale"] or match["word_scale"] or "").lower(), 1)
        kind: Kind = "money" if match["currency"] else "percent" if match["percent"] else "count"
        if bare:
            yield Printed(match[0].strip(), bare, scale, kind)


def as_printed(quote: str, value: Decimal, kind: Kind) -> str:
    """Return the shortest number in the quote that can mean the value, or "not seen".

    A per cent must be printed as one; a count is not taken from an amount of rupiah or a per cent, nor rupiah from a
    per cent. Rupiah may stand without "Rp".
    """
    allowed = {"money": {"money", "count"}, "percent": {"percent"}, "count": {"count"}}[kind]
    fitting = [printed.text for printed in find(quote) if printed.kind in allowed and value in printed.readings]
    return min(fitting, key=len, default=NOT_SEEN)


def is_rounded(text: str, value: Decimal) -> bool:
    """Whether the text prints the value in thousands, millions or more, so that its last digits are unknown."""
    return any(printed.scale > 1 and value / printed.scale in printed.bare for printed in find(text))


def _readings(digits: str) -> tuple[Decimal, ...]:
    digits = digits.replace(" ", "")
    groups = re.split(r"[.,]", digits)
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return (Decimal(digits),)
    whole, fraction = _whole(groups), _fraction(groups, marks)
    # Full stops group thousands in Indonesian print; a comma rather starts the decimals.
    ordered = (whole, fraction) if set(marks) == {"."} else (fraction, whole)
    return tuple(reading for reading in ordered if reading is not None)


def _whole(groups: list[str]) -> Decimal | None:
    is_grouped = 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])
    return Decimal("".join(groups)) if is_grouped else None


def _fraction(groups: list[str], marks: list[str]) -> Decimal | None:
    if marks[-1] in marks[:-1] or len(set(marks[:-1])) > 1:
        return None
    if len(groups) > 2 and _whole(groups[:-1]) is None:
        return None
    return Decimal("".join(groups[:-1]) + "." + groups[-1])
