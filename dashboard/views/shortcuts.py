"""The views that people ask for first."""

from dashboard.state import Selection
from dashboard.text import Translator


def usual_views(t: Translator) -> dict[str, Selection]:
    """Return the usual views of the map by their names."""
    return {
        t("Peserta per 100 penduduk bekerja"): Selection(),
        t("Pekerja upahan, 514 kabupaten/kota"): Selection(indicator="wage_employees", level="regency"),
        t("Kasus klaim JKK 2023"): Selection(indicator="claims_per_1000", period="2023"),
        t("Manfaat JKK 2023"): Selection(indicator="benefits_per_1000_idr", period="2023"),
        t("Cakupan menurut sumber"): Selection(indicator="coverage_rate"),
        t("Data contoh"): Selection(data="synthetic", level="regency"),
    }
