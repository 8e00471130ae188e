"""How wide each column of a listing is drawn, measured in its own letters, so that no word is broken needlessly."""

from dashboard.figures.lettering import text_width
from dashboard.figures.word_tables import Table

# A column of long texts asks for no more than this part of the width, and none for less than its longest word.
_WIDEST = 0.45


def widths(listing: Table, size: int, room: float) -> tuple[tuple[float, ...], bool]:
    """Return widths that fill the room, and whether every word has room on one line.

    Columns are as wide as their texts where all have room, else each between its longest word and its longest text.
    size: of the letters, in the unit of the room.
    """
    least, most = zip(*(_extent(listing, place, size) for place in range(len(listing.columns))), strict=True)
    if sum(least) >= room:
        return tuple(wide * room / sum(least) for wide in least), sum(least) == room
    wanted = [min(high, max(low, _WIDEST * room)) - low for low, high in zip(least, most, strict=True)]
    part = min(1.0, (room - sum(least)) / sum(wanted)) if sum(wanted) else 1.0
    found = [low + part * more for low, more in zip(least, wanted, strict=True)]
    # What is left goes to the long texts, and without any to all columns alike.
    lacking = [max(high - wide, 0.0) for high, wide in zip(most, found, strict=True)]
    shares = lacking if sum(lacking) else [1.0] * len(found)
    left = room - sum(found)
    return tuple(wide + left * share / sum(shares) for wide, share in zip(found, shares, strict=True)), True


def _extent(listing: Table, place: int, size: int) -> tuple[float, float]:
    """The widths of the longest word and of the longest text of a column; its head may stand on two lines."""
    texts = [(row[place].text, place == 0) for row in listing.rows]
    texts += [(line, False) for row in listing.rows for line in row[place].lines]
    head = listing.columns[place]
    words = [(word, bold) for text, bold in [*texts, (head, True)] for word in text.split()]
    least = max((text_width(word, size, bold=bold) for word, bold in words), default=0.0)
    most = max((text_width(text, size, bold=bold) for text, bold in texts), default=0.0)
    return least, max(least, most, text_width(head, size, bold=True) / 2)
