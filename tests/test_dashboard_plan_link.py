"""A plan as text for an address: it comes back whole, and what is no plan is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import state
from dashboard.plan_link import LONGEST, LONGEST_NAME, MOST_GROUPS, Listed, PlanEntries, from_text, to_text

KNOWN = ("basic", "other")
PLAN = PlanEntries(1_000_000_000, 12, "2026-11", "basic", None, (("non_asn", 3_000), ("rt_heads", 1_500)))
numbers = st.none() | st.integers(0, 10**15 - 1)
names = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=LONGEST_NAME).filter(
    lambda text: text.strip()
)


def test_a_plan_reads_as_a_person_would_expect():
    assert to_text(PLAN) == "b=1000000000&m=12&s=2026-11&c=basic&g=3000:non_asn&g=1500:rt_heads"
    assert from_text(to_text(PLAN), KNOWN) == PLAN


def test_a_reconciliation_and_a_target_read_as_a_person_would_expect():
    lists = PlanEntries(listed=(Listed("rt_heads", 1_652, 1_500, 120, 300), Listed("Marbot: A", None, 0, None, None)))
    assert to_text(lists) == "r=1652:1500:120:300:rt_heads&r=:0:::Marbot:+A"
    assert from_text(to_text(lists), KNOWN) == lists
    target = PlanEntries(contribution="other", other_idr=20_000, target="RKP 2026:2026")
    assert to_text(target) == "c=other&o=20000&t=RKP+2026:2026"
    assert from_text(to_text(target), KNOWN) == target


def unique(groups):
    return st.lists(groups, max_size=4, unique_by=lambda group: group[0])


@given(
    st.builds(
        PlanEntries,
        budget_idr=numbers,
        months=numbers,
        start=st.sampled_from(("", "2026-01", "kapan?&")),
        contribution=st.sampled_from(("", *KNOWN)),
        other_idr=numbers,
        groups=unique(st.tuples(names, numbers)).map(tuple),
        listed=unique(st.builds(Listed, names, numbers, numbers, numbers, numbers)).map(tuple),
        target=st.sampled_from(("", "T-9909ac246778", "Kemendagri UCJ 2025:2025")),
    ).filter(to_text)
)
def test_whatever_was_typed_comes_back(entries):
    assert from_text(to_text(entries), KNOWN) == entries


def test_what_an_address_cuts_is_refused_and_never_read_as_a_shorter_plan():
    long = PlanEntries(groups=tuple((f"{number:02d}{'x' * (LONGEST_NAME - 2)}", 1) for number in range(MOST_GROUPS)))
    text = to_text(long)
    assert len(text) > LONGEST
    cut = state.read({"plan": text}).plan
    assert len(cut) == state.LONGEST_PLAN
    assert from_text(cut, KNOWN) is None
    assert from_text(state.read({"plan": to_text(PLAN)}).plan, KNOWN) == PLAN


@pytest.mark.parametrize(
    "text",
    [
        "",
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
        "r=1:2:3:rt_heads",
        "r=1:2:3:4:",
        "r=1:2:-3:4:rt_heads",
        "r=1:2:3:4:rt_heads&r=1:2:3:4:rt_heads",
        f"r=1:2:3:4:{'x' * (LONGEST_NAME + 1)}",
        "&".join(f"r=::::{number}" for number in range(MOST_GROUPS + 1)),
        "b=1&b=2",
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
    assert found is None or found.contribution in ("", *KNOWN)
