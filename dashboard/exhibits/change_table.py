"""The table of all changes as it leaves the building."""

from dashboard import change_answer
from dashboard.figures.change import change_listing, change_tables
from dashboard.figures.change.change_exhibit import columns, framed
from dashboard.figures.press import press_table
from dashboard.figures.press.exhibit import Exhibit
from dashboard.state import Selection

KIND = "change_table"


def exhibit(selection: Selection) -> Exhibit:
    """Return the table of all changes of an address, set against the nation's and the figures of both periods.

    Raises:
        NoFigureError: there are no two periods that can be subtracted.
    """
    answer, told = change_answer.changed(selection)
    listing = change_listing.listing(told)
    codes = [*told.table["region_code"]]
    rows = change_tables.file_rows(told, answer.sources)
    is_change = (rows["period"] == f"{told.moments[0]}/{told.moments[-1]}") & rows["region_code"].isin(codes)
    return framed(
        KIND,
        told,
        lambda width, height: press_table.plot(listing, width, height, told.lang),
        answer.sources,
        codes,
        table=columns(rows[is_change]),
        reference=columns(rows[~is_change]),
        listing=listing,
    )
