"""The list behind the search box: every region under its name, code and other spellings."""

from functools import cache

from data import regions


@cache
def names() -> dict[str, str]:
    """Return what the search box shows and looks through, by code: provinces first, then their regencies in order."""
    listed = [region for region in regions.all_regions() if region.level in ("province", "regency", "city")]
    return {
        region.code: " · ".join([region.name, region.code, *regions.aliases(region.code)])
        for region in sorted(listed, key=lambda region: ("." in region.code, region.code))
    }


@cache
def offices() -> dict[str, str]:
    """Return the names of the BPJS offices by code: regional offices first, then branches."""
    listed = [region for region in regions.all_regions() if region.level in ("kanwil", "branch")]
    return {region.code: region.name for region in sorted(listed, key=lambda each: (each.level == "branch", each.name))}
