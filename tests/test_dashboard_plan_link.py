"""A plan as text for an address: it comes back whole, and what is no plan is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plan_link import LONGEST, LONGEST_NAME, PlanEntries, from_text, to_text

KNOWN = ("basic", "other")
PLAN = PlanEntries(1_000_000_000, 12, "2026-11", "basic", None, (("non_asn", 3_000), ("rt_heads", 1_500)))
numbers = st.none() | st.integers(0, 10**15 - 1)
names = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=LONGEST_NAME).filter(
    lambda text: text.strip()
)


def test_a_plan_reads_as_a_person_would_expect():
    assert to_text(PLAN) == "b=1000000000&m=12&s=2026-11&c=basic&g=3000%3Anon_asn&g=1500%3Art_heads"
    assert from_text(to_text(PLAN), KNOWN) == PLAN


@given(numbers, numbers, numbers, st.lists(st.tuples(names, numbers), max_size=4, unique_by=lambda group: group[0]))
def test_whatever_was_typed_comes_back(budget, months, other, groups):
    entries = PlanEntries(budget, months, "2026-01", "other", other, tuple(groups))
    assert from_text(to_text(entries), KNOWN) == entries


@pytest.mark.parametrize(
    "text",
    [
        "",
        "b=1",
        "b=satu miliar&c=basic",
        "b=-5&c=basic",
        "b=1.000.000&c=basic",
        "b=1e9&c=basic",
        "b=٣&c=basic",
        "b=1000000000000000&c=basic",
        "c=discount-none",
        "c=basic&x=1",
        "c=basic&g=3000",
        "c=basic&g=3000:",
        f"c=basic&g=3000:{'x' * (LONGEST_NAME + 1)}",
        "c=basic&g=tiga:non_asn",
        "c=basic&g=1:non_asn&g=2:non_asn",
        "c=basic&" + "&".join(f"g=1:{number}" for number in range(60)),
        "c=basic&g=1:" + "%41" * LONGEST,
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_plan_is_refused(text):
    assert from_text(text, KNOWN) is None


@given(st.text(max_size=300))
def test_no_text_of_an_address_breaks_it(text):
    found = from_text(text, KNOWN)
    assert found is None or found.contribution in KNOWN
