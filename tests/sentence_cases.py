"""Figures and the very sentences that are to be said about each, in both languages."""

from dataclasses import dataclass, field
from typing import Any

from tests.exhibits import BAND, COUNT, FLOW, MISSING, MONEY, NATION, RATE, SUPPRESSED, across

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Case:
    name: str
    rows: Rows = field(repr=False)
    above: Rows = field(repr=False)
    indonesian: tuple[str, ...] = field(repr=False)
    english: tuple[str, ...] = field(repr=False)


CASES = (
    Case(
        "highest and lowest of rates beside the nation",
        across(RATE, 0.1, 0.2, 0.3, 0.462),
        [RATE | NATION | {"value": 0.25}],
        (
            "Cakupan di Indonesia tercatat 25,0 persen per Agustus 2025, menurut Kemnaker.",
            "Dari 4 provinsi yang angkanya diberikan, cakupan per Agustus 2025 paling tinggi di Bali (46,2 persen) dan paling rendah di Aceh (10,0 persen), menurut Kemnaker.",
            "Cakupan per Agustus 2025: Aceh 10,0 persen, Riau 20,0 persen, Jambi 30,0 persen dan Bali 46,2 persen, menurut Kemnaker.",
            "Di 2 dari 4 provinsi itu angkanya lebih rendah daripada angka Indonesia (25,0 persen), di 2 lebih tinggi, menurut Kemnaker.",
            "Menurut Kemnaker, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
        ),
        (
            "Coverage rate in Indonesia stood at 25.0 per cent as of August 2025, according to Kemnaker.",
            "Of the 4 provinces whose figures are given, the highest figure of coverage rate as of August 2025 was that of Bali (46.2 per cent) and the lowest that of Aceh (10.0 per cent), according to Kemnaker.",
            "Coverage rate as of August 2025: Aceh 10.0 per cent, Riau 20.0 per cent, Jambi 30.0 per cent and Bali 46.2 per cent, according to Kemnaker.",
            "In 2 of these 4 provinces the figure was lower than that of Indonesia (25.0 per cent), in 2 higher, according to Kemnaker.",
            "According to Kemnaker, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
        ),
    ),
    Case(
        "two share the highest figure",
        across(RATE, 0.1, 0.462, 0.462),
        [],
        (
            "Dari 3 provinsi yang angkanya diberikan, cakupan per Agustus 2025 paling tinggi di Riau dan Jambi (sama-sama 46,2 persen) dan paling rendah di Aceh (10,0 persen), menurut Kemnaker.",
            "Menurut Kemnaker, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
        ),
        (
            "Of the 3 provinces whose figures are given, the highest figure of coverage rate as of August 2025 was that of Riau and Jambi (46.2 per cent each) and the lowest that of Aceh (10.0 per cent), according to Kemnaker.",
            "According to Kemnaker, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
        ),
    ),
    Case(
        "five share the lowest figure",
        across(COUNT, 382746, 0, 0, 0, 0, 0),
        [],
        (
            "Peserta aktif per Agustus 2025: Aceh 382.746 orang, Riau 0 orang, Jambi 0 orang, Bali 0 orang, Banten 0 orang dan Gorontalo 0 orang, menurut Kemnaker.",
            "Dari 6 provinsi yang angkanya diberikan, peserta aktif per Agustus 2025 paling tinggi di Aceh (382.746 orang) dan paling rendah di Riau, Jambi, Bali, dan 2 lainnya (sama-sama 0 orang), menurut Kemnaker.",
            "Menurut Kemnaker, angka itu berupa jumlah, bukan persentase, dan dicatat menurut tempat pemberi kerja terdaftar.",
        ),
        (
            "Active participants as of August 2025: Aceh 382,746 persons, Riau 0 persons, Jambi 0 persons, Bali 0 persons, Banten 0 persons and Gorontalo 0 persons, according to Kemnaker.",
            "Of the 6 provinces whose figures are given, the highest figure of active participants as of August 2025 was that of Aceh (382,746 persons) and the lowest that of Riau, Jambi, Bali and 2 others (0 persons each), according to Kemnaker.",
            "According to Kemnaker, this is a total and not a rate, and it is counted by the employer's place of registration.",
        ),
    ),
    Case(
        "all have the same figure",
        across(RATE, 0.5, 0.5, 0.5),
        [],
        (
            "Angka cakupan per Agustus 2025 sama di seluruh 3 provinsi yang angkanya diberikan, yaitu 50,0 persen, menurut Kemnaker.",
            "Menurut Kemnaker, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
        ),
        (
            "The figure of coverage rate as of August 2025 was the same in all 3 provinces whose figures are given, 50.0 per cent, according to Kemnaker.",
            "According to Kemnaker, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
        ),
    ),
    Case(
        "missing and suppressed",
        across(COUNT, 7498532, 12, MISSING, SUPPRESSED, SUPPRESSED),
        [],
        (
            "Dari 2 provinsi yang angkanya diberikan, peserta aktif per Agustus 2025 paling tinggi di Aceh (7,5 juta orang) dan paling rendah di Riau (12 orang), menurut Kemnaker.",
            "Untuk 1 provinsi (Jambi) tidak ada angka, yang tidak berarti nol, menurut Kemnaker.",
            "Angka 2 provinsi (Bali dan Banten) disembunyikan untuk melindungi angka kecil, menurut Kemnaker.",
            "Menurut Kemnaker, angka itu berupa jumlah, bukan persentase, dan dicatat menurut tempat pemberi kerja terdaftar.",
        ),
        (
            "Of the 2 provinces whose figures are given, the highest figure of active participants as of August 2025 was that of Aceh (7.5 million persons) and the lowest that of Riau (12 persons), according to Kemnaker.",
            "For 1 province (Jambi) there is no figure, which does not mean zero, according to Kemnaker.",
            "The figures of 2 provinces (Bali and Banten) are suppressed to protect small counts, according to Kemnaker.",
            "According to Kemnaker, this is a total and not a rate, and it is counted by the employer's place of registration.",
        ),
    ),
    Case(
        "nothing at all",
        across(COUNT, MISSING, SUPPRESSED, MISSING),
        [COUNT | NATION | {"value": 1500}],
        (
            "Tidak ada satu pun angka pada gambar ini, yang tidak berarti nol, menurut Kemnaker.",
            "Untuk 2 provinsi (Aceh dan Jambi) tidak ada angka, yang tidak berarti nol, menurut Kemnaker.",
            "Angka 1 provinsi (Riau) disembunyikan untuk melindungi angka kecil, menurut Kemnaker.",
            "Peserta aktif di Indonesia tercatat 1.500 orang per Agustus 2025, menurut Kemnaker.",
        ),
        (
            "There is not one figure in this picture, which does not mean zero, according to Kemnaker.",
            "For 2 provinces (Aceh and Jambi) there is no figure, which does not mean zero, according to Kemnaker.",
            "The figures of 1 province (Riau) are suppressed to protect small counts, according to Kemnaker.",
            "Active participants in Indonesia stood at 1,500 persons as of August 2025, according to Kemnaker.",
        ),
    ),
    Case(
        "one region only has a figure",
        across(COUNT, 382746, MISSING),
        [],
        (
            "Peserta aktif di Aceh tercatat 382.746 orang per Agustus 2025, menurut Kemnaker.",
            "Untuk 1 provinsi (Riau) tidak ada angka, yang tidak berarti nol, menurut Kemnaker.",
            "Menurut Kemnaker, angka itu berupa jumlah, bukan persentase, dan dicatat menurut tempat pemberi kerja terdaftar.",
        ),
        (
            "Active participants in Aceh stood at 382,746 persons as of August 2025, according to Kemnaker.",
            "For 1 province (Riau) there is no figure, which does not mean zero, according to Kemnaker.",
            "According to Kemnaker, this is a total and not a rate, and it is counted by the employer's place of registration.",
        ),
    ),
    Case(
        "above one and disputed",
        across(
            RATE,
            {"value": 1.478, "flags": "above_one;basis_mixed"},
            0.3,
            {"value": 0.2, "flags": "disputed_sources"},
            {"value": 0.1, "flags": "rounded"},
        ),
        [],
        (
            "Cakupan per Agustus 2025: Aceh (147,8 persen; catatan: rasio di atas satu), Riau 30,0 persen, Jambi (20,0 persen; catatan: sumber lain menyebut angka berbeda) dan Bali 10,0 persen, menurut Kemnaker.",
            "Dari 4 provinsi yang angkanya diberikan, cakupan per Agustus 2025 paling tinggi di Aceh (147,8 persen; catatan: rasio di atas satu) dan paling rendah di Bali (10,0 persen), menurut Kemnaker.",
            "Catatan atas angka Jambi: sumber lain menyebut angka berbeda, menurut Kemnaker.",
            "Menurut Kemnaker, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal, sedangkan penyebutnya dengan dasar lain.",
        ),
        (
            "Coverage rate as of August 2025: Aceh (147.8 per cent; note: ratio above one), Riau 30.0 per cent, Jambi (20.0 per cent; note: another source states a different figure) and Bali 10.0 per cent, according to Kemnaker.",
            "Of the 4 provinces whose figures are given, the highest figure of coverage rate as of August 2025 was that of Aceh (147.8 per cent; note: ratio above one) and the lowest that of Bali (10.0 per cent), according to Kemnaker.",
            "Note on the figures of Jambi: another source states a different figure, according to Kemnaker.",
            "According to Kemnaker, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence, while its denominator is counted on another basis.",
        ),
    ),
    Case(
        "different periods are not ranked",
        across(RATE, 0.1, {"value": 0.2, "period": "2024-08"}, 0.3),
        [],
        (
            "Angka cakupan dari 3 provinsi tidak diperingkat karena periodenya tidak sama atau tidak disebut, menurut Kemnaker.",
            "Cakupan di Aceh tercatat 10,0 persen per Agustus 2025, menurut Kemnaker.",
            "Cakupan di Riau tercatat 20,0 persen per Agustus 2024, menurut Kemnaker.",
            "Cakupan di Jambi tercatat 30,0 persen per Agustus 2025, menurut Kemnaker.",
        ),
        (
            "The figures of coverage rate of 3 provinces are not ranked because their periods differ or are not stated, according to Kemnaker.",
            "Coverage rate in Aceh stood at 10.0 per cent as of August 2025, according to Kemnaker.",
            "Coverage rate in Riau stood at 20.0 per cent as of August 2024, according to Kemnaker.",
            "Coverage rate in Jambi stood at 30.0 per cent as of August 2025, according to Kemnaker.",
        ),
    ),
    Case(
        "press figures are not ranked",
        across(
            RATE | {"denominator": "not_stated", "denominator_period": "", "basis": "unstated"},
            {"value": 0.2546, "as_printed": "25,46 persen", "source": "Serambi"},
            {"value": 0.44, "as_printed": "44%", "period": "2025", "source": "Antara"},
        ),
        [],
        (
            "Angka cakupan dari 2 provinsi dikutip sebagaimana tercetak, masing-masing dari waktu dan sumbernya sendiri; angka-angka itu tidak diperingkat dan bukan tren, menurut Serambi dan Antara.",
            "Cakupan di Aceh tercatat 25,46 persen per Agustus 2025, menurut Serambi.",
            "Cakupan di Riau tercatat 44 persen pada 2025, menurut Antara.",
        ),
        (
            "The figures of coverage rate of 2 provinces are quoted as printed, each from its own time and source; they are not ranked and are no trend, according to Serambi and Antara.",
            "Coverage rate in Aceh stood at 25.46 per cent as of August 2025, according to Serambi.",
            "Coverage rate in Riau stood at 44 per cent in 2025, according to Antara.",
        ),
    ),
    Case(
        "one figure",
        [
            MONEY
            | {
                "region_code": "15.71",
                "name": "Kota Jambi",
                "value": 1.8e9,
                "period": "2020",
                "source": "ANTARA",
                "as_printed": "Rp1,8 miliar",
            }
        ],
        [],
        (
            "Manfaat dibayar (Jaminan Kecelakaan Kerja, JKK) di Kota Jambi tercatat Rp1,8 miliar sepanjang 2020, menurut ANTARA.",
            "Menurut ANTARA, angka itu berupa jumlah, bukan persentase, dan dicatat menurut tempat pemberi kerja terdaftar.",
        ),
        (
            "Benefits paid (Employment injury, JKK) in Kota Jambi stood at Rp1.8 billion during 2020, according to ANTARA.",
            "According to ANTARA, this is a total and not a rate, and it is counted by the employer's place of registration.",
        ),
    ),
    Case(
        "one figure of part of a year",
        [
            MONEY
            | {
                "region_code": "63",
                "name": "Kalimantan Selatan",
                "value": 336e9,
                "period": "2021-01/2021-09",
                "programme": "not_stated",
                "basis": "unstated",
                "source": "ANTARA",
                "flags": "cumulative;rounded",
            }
        ],
        [],
        (
            "Manfaat dibayar di Kalimantan Selatan tercatat Rp336 miliar selama Januari hingga September 2021, menurut ANTARA.",
            "Menurut ANTARA, angka itu berupa jumlah, bukan persentase, dan tidak disebut dasar pencatatannya.",
        ),
        (
            "Benefits paid in Kalimantan Selatan stood at Rp336 billion from January to September 2021, according to ANTARA.",
            "According to ANTARA, this is a total and not a rate, and it is given without its basis of counting.",
        ),
    ),
    Case(
        "one figure of an estimate",
        [
            COUNT
            | {
                "indicator": "wage_employees",
                "value": 810299,
                "obs_status": "estimated",
                "basis": "residence",
                "source": "BPS, Sakernas Agustus",
            }
        ],
        [
            COUNT
            | NATION
            | {
                "indicator": "wage_employees",
                "value": 56777423,
                "obs_status": "estimated",
                "basis": "residence",
                "source": "BPS, Sakernas Agustus",
            }
        ],
        (
            "Buruh/karyawan/pegawai di Aceh diperkirakan 810.299 orang per Agustus 2025, menurut BPS, Sakernas Agustus.",
            "Buruh/karyawan/pegawai di Indonesia diperkirakan 56,8 juta orang per Agustus 2025, menurut BPS, Sakernas Agustus.",
            "Menurut BPS, Sakernas Agustus, angka itu berupa jumlah, bukan persentase, dan dicatat menurut tempat tinggal.",
        ),
        (
            "Wage employees in Aceh came to an estimated 810,299 persons as of August 2025, according to BPS, Sakernas Agustus.",
            "Wage employees in Indonesia came to an estimated 56.8 million persons as of August 2025, according to BPS, Sakernas Agustus.",
            "According to BPS, Sakernas Agustus, this is a total and not a rate, and it is counted by residence.",
        ),
    ),
    Case(
        "one suppressed figure",
        [FLOW | SUPPRESSED],
        [],
        (
            "Angka kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh sepanjang 2023 disembunyikan untuk melindungi angka kecil, menurut Kemnaker.",
        ),
        (
            "The figure of claims paid (Employment injury, JKK) in Aceh during 2023 is suppressed to protect small counts, according to Kemnaker.",
        ),
    ),
    Case(
        "zero",
        [FLOW | {"value": 0, "flags": "none_sampled", "period": "2023-Q3"}],
        [],
        (
            "Kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh tercatat 0 kasus selama triwulan III 2023 (catatan: nol karena tidak ada sampel), menurut Kemnaker.",
            "Menurut Kemnaker, angka itu berupa jumlah, bukan persentase, dan dicatat menurut tempat pemberi kerja terdaftar.",
        ),
        (
            "Claims paid (Employment injury, JKK) in Aceh stood at 0 cases during Q3 2023 (note: zero because none was sampled), according to Kemnaker.",
            "According to Kemnaker, this is a total and not a rate, and it is counted by the employer's place of registration.",
        ),
    ),
    Case(
        "a series",
        [
            RATE | {"period": p, "value": v}
            for p, v in (("2021-08", 0.2), ("2022-08", 0.4), ("2023-08", 0.4), ("2024-08", 0.3))
        ]
        + [RATE | MISSING | {"period": "2025-08"}],
        [],
        (
            "Cakupan di Aceh tercatat 20,0 persen per Agustus 2021 dan 30,0 persen per Agustus 2024, menurut Kemnaker.",
            "Dari 4 angka pada deret itu yang paling tinggi 40,0 persen per Agustus 2022 dan per Agustus 2023 dan yang paling rendah 20,0 persen per Agustus 2021; ini bukan uji tren, menurut Kemnaker.",
            "Tidak ada angka untuk Agustus 2025, yang tidak berarti nol, menurut Kemnaker.",
            "Menurut Kemnaker, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
        ),
        (
            "Coverage rate in Aceh stood at 20.0 per cent as of August 2021 and 30.0 per cent as of August 2024, according to Kemnaker.",
            "Of the 4 figures in this series the highest was 40.0 per cent as of August 2022 and as of August 2023 and the lowest 20.0 per cent as of August 2021; this is no test of a trend, according to Kemnaker.",
            "There is no figure for August 2025, which does not mean zero, according to Kemnaker.",
            "According to Kemnaker, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
        ),
    ),
    Case(
        "a series of two",
        [MONEY | {"period": p, "value": v} for p, v in (("2022", 1.25e12), ("2023", 3.03e12))],
        [],
        (
            "Manfaat dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh tercatat Rp1,25 triliun sepanjang 2022 dan Rp3,03 triliun sepanjang 2023, menurut Kemnaker.",
            "Dua waktu saja tidak cukup untuk menyebut tren, menurut Kemnaker.",
            "Menurut Kemnaker, angka itu berupa jumlah, bukan persentase, dan dicatat menurut tempat pemberi kerja terdaftar.",
        ),
        (
            "Benefits paid (Employment injury, JKK) in Aceh stood at Rp1.25 trillion during 2022 and Rp3.03 trillion during 2023, according to Kemnaker.",
            "Two times alone are not enough to speak of a trend, according to Kemnaker.",
            "According to Kemnaker, this is a total and not a rate, and it is counted by the employer's place of registration.",
        ),
    ),
    Case(
        "scattered figures of one region",
        [
            RATE | {"period": "2023-08", "value": 0.2, "as_printed": "20%", "source": "Antara"},
            RATE | {"period": "2024", "value": 0.3, "as_printed": "30 %", "source": "Kompas"},
        ],
        [],
        (
            "Cakupan di Aceh tercatat 30 persen pada 2024, menurut Kompas.",
            "Cakupan di Aceh tercatat 20 persen per Agustus 2023, menurut Antara.",
            "Angka-angka itu berbeda sumber, penyebut, dasar pencatatan atau lama periodenya, sehingga tidak membentuk tren, menurut Kompas dan Antara.",
        ),
        (
            "Coverage rate in Aceh stood at 30 per cent in 2024, according to Kompas.",
            "Coverage rate in Aceh stood at 20 per cent as of August 2023, according to Antara.",
            "These figures differ in source, denominator, basis of counting or length of period, so they form no trend, according to Kompas and Antara.",
        ),
    ),
    Case(
        "a change",
        across(RATE | {"period": "2024-08"}, 0.1, 0.2, 0.3, 0.4) + across(RATE, 0.2, 0.3, 0.25, 0.4),
        [],
        (
            "Dari 4 provinsi yang angkanya diberikan untuk kedua waktu, cakupan per Agustus 2025 lebih tinggi daripada per Agustus 2024 di 2, lebih rendah di 1 dan sama di 1, menurut Kemnaker.",
            "Selisih ke atas antara dua waktu itu paling besar di Aceh (dari 10,0 persen menjadi 20,0 persen) dan Riau (dari 20,0 persen menjadi 30,0 persen), menurut Kemnaker.",
            "Selisih ke bawah antara dua waktu itu paling besar di Jambi (dari 30,0 persen menjadi 25,0 persen), menurut Kemnaker.",
            "Dua waktu saja tidak cukup untuk menyebut tren, menurut Kemnaker.",
        ),
        (
            "Of the 4 provinces whose figures are given for both times, the figure of coverage rate as of August 2025 was higher than as of August 2024 in 2, lower in 1 and the same in 1, according to Kemnaker.",
            "The difference upwards between the two times was largest in Aceh (from 10.0 per cent to 20.0 per cent) and Riau (from 20.0 per cent to 30.0 per cent), according to Kemnaker.",
            "The difference downwards between the two times was largest in Jambi (from 30.0 per cent to 25.0 per cent), according to Kemnaker.",
            "Two times alone are not enough to speak of a trend, according to Kemnaker.",
        ),
    ),
    Case(
        "a change with a gap",
        across(FLOW | {"period": "2022"}, 10, 20, 30) + across(FLOW, 10, MISSING, 30),
        [],
        (
            "Dari 2 provinsi yang angkanya diberikan untuk kedua waktu, kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) sepanjang 2023 sama dengan sepanjang 2022 di 2, menurut Kemnaker.",
            "Dua waktu saja tidak cukup untuk menyebut tren, menurut Kemnaker.",
            "Untuk 1 provinsi (Riau) angka salah satu waktu tidak ada atau disembunyikan, yang tidak berarti nol, menurut Kemnaker.",
        ),
        (
            "Of the 2 provinces whose figures are given for both times, the figure of claims paid (Employment injury, JKK) during 2023 was the same as during 2022 in 2, according to Kemnaker.",
            "Two times alone are not enough to speak of a trend, according to Kemnaker.",
            "For 1 province (Riau) the figure of one of the times is absent or suppressed, which does not mean zero, according to Kemnaker.",
        ),
    ),
    Case(
        "a change of unequal periods",
        across(FLOW | {"period": "2022"}, 10, 20) + across(FLOW | {"period": "2023-01/2023-09"}, 10, 30),
        [],
        (
            "Kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) di Riau tercatat 30 kasus selama Januari hingga September 2023, menurut Kemnaker.",
            "Kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh tercatat 10 kasus selama Januari hingga September 2023, menurut Kemnaker.",
            "Kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) di Riau tercatat 20 kasus sepanjang 2022, menurut Kemnaker.",
            "Kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh tercatat 10 kasus sepanjang 2022, menurut Kemnaker.",
            "Angka-angka itu berbeda sumber, penyebut, dasar pencatatan atau lama periodenya, sehingga tidak membentuk tren, menurut Kemnaker.",
        ),
        (
            "Claims paid (Employment injury, JKK) in Riau stood at 30 cases from January to September 2023, according to Kemnaker.",
            "Claims paid (Employment injury, JKK) in Aceh stood at 10 cases from January to September 2023, according to Kemnaker.",
            "Claims paid (Employment injury, JKK) in Riau stood at 20 cases during 2022, according to Kemnaker.",
            "Claims paid (Employment injury, JKK) in Aceh stood at 10 cases during 2022, according to Kemnaker.",
            "These figures differ in source, denominator, basis of counting or length of period, so they form no trend, according to Kemnaker.",
        ),
    ),
    Case(
        "lines of several regions",
        across(RATE | {"period": "2023-08"}, 0.1, 0.2)
        + across(RATE | {"period": "2024-08"}, 0.2, 0.1)
        + across(RATE, 0.2, 0.3),
        [],
        (
            "Dari 2 provinsi yang angkanya diberikan, cakupan per Agustus 2025 paling tinggi di Riau (30,0 persen) dan paling rendah di Aceh (20,0 persen), menurut Kemnaker.",
            "Menurut Kemnaker, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
            "Gambar ini memuat 3 periode; kalimat di atas hanya tentang yang terakhir, menurut Kemnaker.",
        ),
        (
            "Of the 2 provinces whose figures are given, the highest figure of coverage rate as of August 2025 was that of Riau (30.0 per cent) and the lowest that of Aceh (20.0 per cent), according to Kemnaker.",
            "According to Kemnaker, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
            "The picture holds 3 periods; the sentences above are about the last alone, according to Kemnaker.",
        ),
    ),
    Case(
        "several measures of one region",
        [MONEY | {"value": 2.5e6}, FLOW | {"value": 1}, COUNT | SUPPRESSED],
        [],
        (
            "Manfaat dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh tercatat Rp2,5 juta sepanjang 2023, menurut Kemnaker.",
            "Kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh tercatat 1 kasus sepanjang 2023, menurut Kemnaker.",
            "Angka peserta aktif di Aceh per Agustus 2025 disembunyikan untuk melindungi angka kecil, menurut Kemnaker.",
        ),
        (
            "Benefits paid (Employment injury, JKK) in Aceh stood at Rp2.5 million during 2023, according to Kemnaker.",
            "Claims paid (Employment injury, JKK) in Aceh stood at 1 case during 2023, according to Kemnaker.",
            "The figure of active participants in Aceh as of August 2025 is suppressed to protect small counts, according to Kemnaker.",
        ),
    ),
    Case(
        "several measures of three regions",
        across(RATE, 0.1, 0.2, MISSING) + across(COUNT | {"period": "2025-08"}, 100, 2000, 30000),
        [],
        (
            "Cakupan per Agustus 2025: Aceh 10,0 persen, Riau 20,0 persen dan Jambi tidak ada data, menurut Kemnaker.",
            "Peserta aktif per Agustus 2025: Aceh 100 orang, Riau 2.000 orang dan Jambi 30.000 orang, menurut Kemnaker.",
        ),
        (
            "Coverage rate as of August 2025: Aceh 10.0 per cent, Riau 20.0 per cent and Jambi no data, according to Kemnaker.",
            "Active participants as of August 2025: Aceh 100 persons, Riau 2,000 persons and Jambi 30,000 persons, according to Kemnaker.",
        ),
    ),
    Case(
        "sample data",
        across(RATE | {"origin": "synthetic", "source": "Data contoh JamsosMap", "notice": BAND}, 0.1, 0.2),
        [],
        (
            "Dari 2 provinsi yang angkanya diberikan, cakupan per Agustus 2025 paling tinggi di Riau (20,0 persen) dan paling rendah di Aceh (10,0 persen), menurut data contoh, bukan angka resmi.",
            "Menurut data contoh, bukan angka resmi, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
        ),
        (
            "Of the 2 provinces whose figures are given, the highest figure of coverage rate as of August 2025 was that of Riau (20.0 per cent) and the lowest that of Aceh (10.0 per cent), according to sample data, not official figures.",
            "According to sample data, not official figures, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
        ),
    ),
    Case(
        "many sources",
        [RATE | {"value": 0.3, "source": "Antara; Kompas; Tempo; Detik; Tribun"}],
        [],
        (
            "Cakupan di Aceh tercatat 30,0 persen per Agustus 2025, menurut Antara, Kompas, Tempo, dan 2 lainnya.",
            "Menurut Antara, Kompas, Tempo, dan 2 lainnya, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
        ),
        (
            "Coverage rate in Aceh stood at 30.0 per cent as of August 2025, according to Antara, Kompas, Tempo and 2 others.",
            "According to Antara, Kompas, Tempo and 2 others, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
        ),
    ),
    Case(
        "evidence",
        across(
            RATE | {"indicator": "duties_met", "unit": "duties", "denominator": "", "basis": ""},
            {"value": 2, "as_printed": "terpenuhi 2 dari 8", "source": "JDIH"},
            MISSING,
            MISSING,
        ),
        [],
        (
            "Ada bukti untuk 1 dari 3 provinsi pada gambar ini, menurut JDIH.",
            "Untuk 2 dari 3 provinsi itu belum ada bukti, yang tidak berarti tidak terpenuhi, menurut JDIH.",
            "Di 1 dari 3 provinsi itu paling sedikit satu kewajiban terpenuhi menurut bukti yang ada, menurut JDIH.",
            "Di Aceh terpenuhi 2 dari 8, menurut JDIH.",
        ),
        (
            "There is evidence for 1 of the 3 provinces in this picture, according to JDIH.",
            "For 2 of the 3 provinces there is no evidence yet, which does not mean that the duty is not met, according to JDIH.",
            "In 1 of the 3 provinces at least one duty is met on the evidence there is, according to JDIH.",
            "In Aceh, terpenuhi 2 dari 8, according to JDIH.",
        ),
    ),
    Case(
        "differences between two times",
        across(RATE | {"unit": "points", "period": "2024-08/2025-08", "flags": "change"}, 0.012, -0.004, 0, MISSING),
        [RATE | NATION | {"unit": "points", "period": "2024-08/2025-08", "flags": "change", "value": 0.002}],
        (
            "Selisih cakupan di Indonesia tercatat +0,20 poin persen antara Agustus 2024 dan Agustus 2025, menurut Kemnaker.",
            "Dari 3 provinsi yang angkanya diberikan, selisih cakupan antara Agustus 2024 dan Agustus 2025 paling tinggi di Aceh (+1,2 poin persen) dan paling rendah di Riau (minus 0,40 poin persen), menurut Kemnaker.",
            "Dua waktu saja tidak cukup untuk menyebut tren, menurut Kemnaker.",
            "Untuk 1 provinsi (Bali) tidak ada angka, yang tidak berarti nol, menurut Kemnaker.",
            "Menurut Kemnaker, penyebut kedua angkanya pekerja yang semestinya terlindungi (semesta), masing-masing pada waktunya, dan keduanya dicatat menurut tempat tinggal.",
        ),
        (
            "The difference in coverage rate in Indonesia stood at +0.20 percentage points between August 2024 and August 2025, according to Kemnaker.",
            "Of the 3 provinces whose figures are given, the highest figure of the difference in coverage rate between August 2024 and August 2025 was that of Aceh (+1.2 percentage points) and the lowest that of Riau (minus 0.40 percentage points), according to Kemnaker.",
            "Two times alone are not enough to speak of a trend, according to Kemnaker.",
            "For 1 province (Bali) there is no figure, which does not mean zero, according to Kemnaker.",
            "According to Kemnaker, the denominator of both figures is workers the scheme should cover (semesta), each of its own time, and both are counted by residence.",
        ),
    ),
    Case(
        "differences in shares of the first figure",
        across(FLOW | {"unit": "share", "period": "2022/2023", "flags": "change"}, 0.5, -0.25),
        [],
        (
            "Dari 2 provinsi yang angkanya diberikan, selisih kasus klaim dibayar (Jaminan Kecelakaan Kerja, JKK) antara 2022 dan 2023 paling tinggi di Aceh (+50,0 persen dari angka awal) dan paling rendah di Riau (minus 25,0 persen dari angka awal), menurut Kemnaker.",
            "Dua waktu saja tidak cukup untuk menyebut tren, menurut Kemnaker.",
            "Menurut Kemnaker, kedua angkanya dicatat menurut tempat pemberi kerja terdaftar.",
        ),
        (
            "Of the 2 provinces whose figures are given, the highest figure of the difference in claims paid (Employment injury, JKK) between 2022 and 2023 was that of Aceh (+50.0 per cent of the first figure) and the lowest that of Riau (minus 25.0 per cent of the first figure), according to Kemnaker.",
            "Two times alone are not enough to speak of a trend, according to Kemnaker.",
            "According to Kemnaker, both of its figures are counted by the employer's place of registration.",
        ),
    ),
    Case(
        "regencies beside their province",
        [
            RATE | {"region_code": "14.08", "name": "Kabupaten Siak", "value": 0.4},
            RATE | {"region_code": "14.71", "name": "Kota Pekanbaru", "value": 0.6},
        ],
        [
            RATE | {"region_code": "kanwil-2", "name": "Kanwil Sumbarriau", "value": 0.9},
            RATE | NATION | {"value": 0.3},
            RATE | {"region_code": "14", "name": "Riau", "value": 0.5},
        ],
        (
            "Cakupan di Riau tercatat 50,0 persen per Agustus 2025, menurut Kemnaker.",
            "Dari 2 kabupaten/kota yang angkanya diberikan, cakupan per Agustus 2025 paling tinggi di Kota Pekanbaru (60,0 persen) dan paling rendah di Kabupaten Siak (40,0 persen), menurut Kemnaker.",
            "Di 1 dari 2 kabupaten/kota itu angkanya lebih rendah daripada angka Riau (50,0 persen), di 1 lebih tinggi, menurut Kemnaker.",
            "Menurut Kemnaker, penyebut angka itu pekerja yang semestinya terlindungi (semesta) per Agustus 2025, dan angka itu dicatat menurut tempat tinggal.",
        ),
        (
            "Coverage rate in Riau stood at 50.0 per cent as of August 2025, according to Kemnaker.",
            "Of the 2 regencies and cities whose figures are given, the highest figure of coverage rate as of August 2025 was that of Kota Pekanbaru (60.0 per cent) and the lowest that of Kabupaten Siak (40.0 per cent), according to Kemnaker.",
            "In 1 of these 2 regencies and cities the figure was lower than that of Riau (50.0 per cent), in 1 higher, according to Kemnaker.",
            "According to Kemnaker, the denominator of this figure is workers the scheme should cover (semesta) as of August 2025, and it is counted by residence.",
        ),
    ),
    Case(
        "no evidence at all",
        across(RATE | {"indicator": "duties_met", "unit": "duties", "denominator": "", "basis": ""}, MISSING, MISSING),
        [],
        (
            "Belum ada bukti untuk satu pun dari 2 provinsi pada gambar ini, yang tidak berarti tidak terpenuhi, pada data yang diterima.",
        ),
        (
            "There is no evidence yet for any of the 2 provinces in this picture, which does not mean that the duty is not met, in the data received.",
        ),
    ),
    Case(
        "one region twice without a figure",
        [MONEY | MISSING, MONEY | MISSING | {"period": "2022"}],
        [],
        (
            "Tidak ada angka manfaat dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh sepanjang 2023, yang tidak berarti nol, pada data yang diterima.",
            "Tidak ada angka manfaat dibayar (Jaminan Kecelakaan Kerja, JKK) di Aceh sepanjang 2022, yang tidak berarti nol, pada data yang diterima.",
        ),
        (
            "There is no figure of benefits paid (Employment injury, JKK) in Aceh during 2023, which does not mean zero, in the data received.",
            "There is no figure of benefits paid (Employment injury, JKK) in Aceh during 2022, which does not mean zero, in the data received.",
        ),
    ),
)
