"""The list behind the search box: every region under its name, code and other spellings."""

from functools import cache

from data import regions


@cache
def names() -> dict[str, str]:
    """Return what the search box shows and looks through, by code: provinces first, then their regencies in order."""
    return _listed("province", "regency", "city")


@cache
def offices() -> dict[str, str]:
    """Return the same for the offices of BPJS Ketenagakerjaan: regional offices first, then their branches."""
    return _listed("kanwil", "branch")


def _listed(*levels: str) -> dict[str, str]:
    listed = [region for region in regions.all_regions() if region.level in levels]
    return {
        region.code: " · ".join([region.name, region.code, *regions.aliases(region.code)])
        for region in sorted(listed, key=lambda region: (levels.index(region.level) > 0, region.code))
    }
