"""What the reader has chosen, and its one home: the page's address.

Every page reads its Selection from the address and writes it back there; nothing else remembers a choice. So a copied
address opens the same view, and Back and Forward work.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

MAX_LENGTH = 240
# What a reader types on the planner page is longer than any choice; see dashboard.plan_link.
LONGEST_PLAN = 4096
# What is counted; these pages have a meaning of their own for it, which would only be refused elsewhere.
MEASURE = ("indicator", "segment", "programme", "group", "benefit", "period", "level")
APART = ("bandingkan", "klaim", "kepatuhan")
PLANNING = {"rencana", "pers"}


@dataclass(frozen=True)
class Selection:
    """The choices of every page, all as text; an empty text means the page's own default.

    lang: interface language. data: dataset. indicator, segment, programme, group, period: what is counted.
    level: province or regency on the national map. region: the region gone into or chosen, "" for the nation.
    as_of: the day, YYYY-MM-DD, on which the evidence of compliance is judged; "" for today. duty: the duty on the map
    of compliance, "" for the score; apart from indicator, which would lose the map's own choice and mean nothing there.
    benefit: kind of benefit. regions, indicators: what is compared, codes joined by commas. since: the earlier period
    that a later one is set against. vintage: the division of the country, "before-2022-papua-split" to see the divided
    provinces summed as before; no other field says which provinces a level means. figure: the exhibit on the press
    desk. present: "" for the ordinary page; in the clean full screen the number of the saved view reached, "0" before
    the first.
    similar: how much each input counts for the likeness of regions, see data.similar.Weights.
    plan: what was typed on the planner page, see dashboard.plan_link.
    """

    lang: str = ""
    data: str = ""
    indicator: str = ""
    segment: str = ""
    programme: str = ""
    group: str = ""
    period: str = ""
    level: str = ""
    region: str = ""
    as_of: str = ""
    duty: str = ""
    benefit: str = ""
    regions: str = ""
    indicators: str = ""
    since: str = ""
    vintage: str = ""
    figure: str = ""
    present: str = ""
    similar: str = ""
    plan: str = ""

    def changed(self, **choices: str) -> "Selection":
        """Return the selection with other choices."""
        return replace(self, **choices)


def read(address: Mapping[str, str]) -> Selection:
    """Return the selection that an address holds.

    Unknown names are left alone and over-long values are cut: whether a value makes sense is decided where its
    vocabulary is known.
    """
    return Selection(**{each.name: address.get(each.name, "")[: longest(each.name)] for each in fields(Selection)})


def longest(name: str) -> int:
    """Return how many characters the choice of this name may have."""
    return LONGEST_PLAN if name == "plan" else MAX_LENGTH


def write(selection: Selection) -> dict[str, str]:
    """Return the query parameters of a selection, without empty ones."""
    return {name: value for name, value in vars(selection).items() if value}


def carried(selection: Selection, here: str, there: str) -> Selection:
    """Return what a reader takes along from one page to another, both by their names in addresses.

    Place, day, data and language always travel, and so does what is counted, where both pages mean the same by it.
    What is open on a page is no figure of another; what was planned comes back from the press desk.
    """
    if here == there:
        return selection
    between = {here, there}
    left = ["figure", *(MEASURE if between & set(APART) else ()), *(() if between == PLANNING else ("plan",))]
    return selection.changed(**dict.fromkeys(left, ""))
