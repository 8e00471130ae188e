"""The pickers that several pages share; each writes its choice to the address."""

import datetime as dt
from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.cache import Region
from dashboard.figures.region import region_list
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import address


def choice(
    selection: Selection,
    label: str,
    name: str,
    options: Sequence[str],
    picked: str,
    shown: Callable[[str], str],
    *,
    page: str = "pick",
    width: int = 180,
) -> None:
    """Pick one of several words for a choice of the address, only where there is something to pick.

    An option "" stands for everything there is, to which a reader can always return.
    """
    can_return = bool(picked) and "" in options
    if len([option for option in options if option]) < 2 and not can_return:
        return
    key = f"{page}_{name}"
    st.session_state[key] = picked
    st.selectbox(
        label, options, format_func=shown, key=key, on_change=address.choose, args=(selection, name, key), width=width,
    )  # fmt: skip


def region(
    selection: Selection,
    picked: str,
    lang: Lang,
    *,
    key: str,
    width: int,
    has_label: bool = True,
    has_offices: bool = False,
) -> None:
    """Find a region by name, alias or code; a code that is no place in the list shows as nothing picked.

    has_offices: the offices of BPJS Ketenagakerjaan can be found too.
    """
    t = translator(lang)
    names = region_list.names() | (region_list.offices() if has_offices else {})
    st.session_state[key] = picked if picked in names else None
    st.selectbox(
        t("Provinsi, kabupaten, atau kota"),
        list(names),
        label_visibility="visible" if has_label else "collapsed",
        format_func=names.__getitem__,
        key=key,
        placeholder=t("Cari wilayah: nama, alias atau kode"),
        on_change=address.choose,
        args=(selection, "region", key),
        width=width,
    )


def dataset(selection: Selection, picked: str, lang: Lang, *, key: str) -> None:
    """Choose between published figures and the sample."""
    t = translator(lang)
    names = dataset_names(lang)
    st.session_state[key] = picked
    st.selectbox(
        t("Data"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=address.choose,
        args=(selection, "data", key),
        width=160,
    )


def dataset_names(lang: Lang) -> dict[str, str]:
    """Return the names of the datasets by code."""
    t = translator(lang)
    return {"published": t("Angka terbitan"), "synthetic": t("Data contoh")}


def day(selection: Selection, picked: dt.date, first: dt.date, last: dt.date, lang: Lang, *, key: str) -> None:
    """Choose the day on which evidence and targets are judged; emptied, it is today."""
    t = translator(lang)
    st.session_state[key] = picked
    st.date_input(
        t("Keadaan per tanggal"),
        key=key,
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        on_change=address.choose,
        args=(selection, "as_of", key),
        width=180,
    )


def above(selection: Selection, holders: Sequence[Region], *, nation: str = "") -> None:
    """The territories that hold a place, the nation first, each one click away; nation: the code it is opened by."""
    for holder in holders:
        st.button(
            f"{plain(holder.name)} ›",
            key=f"crumb_{holder.code}",
            type="tertiary",
            on_click=address.change,
            args=(selection, "region", nation if holder.level == "nation" else holder.code),
        )
