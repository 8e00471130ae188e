"""Regions as received files name them: codes decide; a name must agree, and stands alone only for BPJS offices."""

from data import regions
from data.errors import JamsosMapError
from data.fields import NATION

OFFICE_LEVELS = ("bpjs_branch", "bpjs_region")


class RegionMismatchError(JamsosMapError):
    """A row whose name and code are of two regions."""


def check_region(code: str) -> None:
    """Pass if the code is one of today's regions or the nation.

    Raises:
        UnknownRegionError: no region has it.
        SupersededCodeError: a code from before 2022.
    """
    regions.get(code)


def region_code(name: str, level: str, code: str) -> str:
    """Return the code of a row's region: the given one when its name agrees, the nation's, or an office's by name.

    Raises:
        UnknownRegionError, SupersededCodeError: code or name lead to no region of today.
        RegionMismatchError: the name is another region's.
    """
    if level == "national":
        if code not in ("", NATION) or regions.resolve(name).code != NATION:
            raise RegionMismatchError(f"Baris nasional menyebut {name} dan kode {code}. Perbaiki salah satunya.")
        return NATION
    # A bare "Jambi" is a province and a city; the row's level says which.
    named = regions.resolve(f"Provinsi {name}" if level == "province" else name)
    if level in OFFICE_LEVELS:
        return named.code
    found = regions.get(code)
    if named.code != found.code or named.level != level:
        raise RegionMismatchError(
            f"Kode {code} adalah {found.name}, tetapi barisnya menyebut {name}. Perbaiki kode atau namanya."
        )
    return found.code
