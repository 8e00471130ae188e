"""The address under which a figure can be seen live, as it is printed into files."""

import os
from urllib.parse import urlencode

from dashboard import state
from dashboard.state import Selection
from data.errors import JamsosMapError

SETTING = "JAMSOSMAP_ADDRESS"


class SettingError(JamsosMapError):
    """A setting of the server cannot be used; the text says which one, and how it should be."""


def live_view(selection: Selection) -> str:
    """Return the address of an exhibit on the press desk.

    It starts with the public address of this dashboard where the environment variable JAMSOSMAP_ADDRESS gives it;
    otherwise it is the part that comes after any such address.

    Raises:
        SettingError: the variable holds no web address.
    """
    public = os.environ.get(SETTING, "").strip().rstrip("/")
    if public and not public.startswith(("https://", "http://")):
        raise SettingError(
            f"Pengaturan {SETTING} berisi {public[:80]!r}, yang bukan alamat situs. "
            f"Isi dengan alamat yang diawali https://, misalnya https://peta.contoh.go.id, atau kosongkan."
        )
    query = urlencode(state.write(selection.changed(present="")))
    return f"{public}/pers?{query}" if public else f"pers?{query}"
