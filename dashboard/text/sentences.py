"""The sentences that a press officer may print beside a figure, with their {fields} still open.

Nothing here says why. A place is higher or lower than another, a moment than another; it never improves, and a figure
that is not there is never nought.
"""

from data.fields import Text

# --- one figure -------------------------------------------------------------------------------------------

FIGURE = Text(
    "{label} di {region} {verb} {value} {when}{marks}, {source}.",
    "{label} in {region} {verb} {value} {when}{marks}, {source}.",
)
VERBS = {
    "reported": Text("tercatat", "stood at"),
    "provisional": Text("untuk sementara tercatat", "provisionally stood at"),
    "estimated": Text("diperkirakan", "came to an estimated"),
}
MARKS = Text(" (catatan: {words})", " (note: {words})")
NO_FIGURE = {
    "missing": Text(
        "Tidak ada angka {label} di {region} {when}, yang tidak berarti nol, {source}.",
        "There is no figure of {label} in {region} {when}, which does not mean zero, {source}.",
    ),
    "suppressed": Text(
        "Angka {label} di {region} {when} disembunyikan untuk melindungi angka kecil, {source}.",
        "The figure of {label} in {region} {when} is suppressed to protect small counts, {source}.",
    ),
}

# --- when, and according to whom ----------------------------------------------------------------------------

AT, WITHIN = Text("per {period}", "as of {period}"), Text("pada {period}", "in {period}")
THROUGHOUT = Text("sepanjang {period}", "during {period}")
DURING = Text("selama {period}", "during {period}")
UNTIL = Text("hingga {period}", "up to {period}")
FROM_TO = Text("selama {first} hingga {last}", "from {first} to {last}")
BETWEEN = Text("antara {first} dan {last}", "between {first} and {last}")
UNDATED = Text("pada waktu yang tidak disebut sumbernya", "at a time that its source does not state")
ACCORDING = Text("menurut {names}", "according to {names}")
OF_SAMPLE = Text("menurut data contoh, bukan angka resmi", "according to sample data, not official figures")
NOT_SOURCED = Text("pada data yang diterima", "in the data received")
AND = Text("{first} dan {last}", "{first} and {last}")
OTHERS = Text("{names}, dan {count} lainnya", "{names} and {count} others")
ONE_OTHER = Text("{names}, dan {count} lainnya", "{names} and {count} other")

# --- a difference between two times -------------------------------------------------------------------------

DIFFERENCE = Text("selisih {label}", "the difference in {label}")
OF_THE_FIRST = Text("{value} dari angka awal", "{value} of the first figure")

# --- many regions at one time -------------------------------------------------------------------------------

REGIONS = {
    "province": Text("provinsi", "provinces"),
    "regency": Text("kabupaten/kota", "regencies and cities"),
    "mixed": Text("wilayah", "regions"),
}
ONE_REGION = {
    "province": Text("provinsi", "province"),
    "regency": Text("kabupaten/kota", "regency or city"),
    "mixed": Text("wilayah", "region"),
}
EXTREMES = Text(
    "Dari {count} {regions} yang angkanya diberikan, {label} {when} paling tinggi di {highest} dan paling rendah di "
    "{lowest}, {source}.",
    "Of the {count} {regions} whose figures are given, the highest figure of {label} {when} was that of {highest} and "
    "the lowest that of {lowest}, {source}.",
)
ALL_ALIKE = Text(
    "Angka {label} {when} sama di seluruh {count} {regions} yang angkanya diberikan, yaitu {value}, {source}.",
    "The figure of {label} {when} was the same in all {count} {regions} whose figures are given, {value}, {source}.",
)
HOLDER = Text("{names} ({value})", "{names} ({value})")
TIED = Text("{names} (sama-sama {value})", "{names} ({value} each)")
VALUE_MARKED = Text("{value}; catatan: {words}", "{value}; note: {words}")
LISTED = Text("{label} {when}: {figures}, {source}.", "{label} {when}: {figures}, {source}.")
BESIDE = Text(
    "Di {below} dari {count} {regions} itu angkanya lebih rendah daripada angka {region} ({value}), di {above} lebih "
    "tinggi, {source}.",
    "In {below} of these {count} {regions} the figure was lower than that of {region} ({value}), in {above} higher, "
    "{source}.",
)
ALL_HIGHER = Text(
    "Di seluruh {count} {regions} itu angkanya lebih tinggi daripada angka {region} ({value}), {source}.",
    "In all {count} of these {regions} the figure was higher than that of {region} ({value}), {source}.",
)
ALL_LOWER = Text(
    "Di seluruh {count} {regions} itu angkanya lebih rendah daripada angka {region} ({value}), {source}.",
    "In all {count} of these {regions} the figure was lower than that of {region} ({value}), {source}.",
)
STANDING = Text(
    "Diurutkan dari yang tertinggi, angka {region} berada di urutan ke-{rank} dari {count} {regions}{tied}, {source}.",
    "Counted from the highest, the figure of {region} is number {rank} of {count} {regions}{tied}, {source}.",
)
STANDING_TIED = Text(", sama dengan angka {names}", ", the same as that of {names}")
NOT_RANKED = Text(
    "Angka {label} dari {count} {regions} tidak diperingkat karena {reasons} tidak sama atau tidak disebut, {source}.",
    "The figures of {label} of {count} {regions} are not ranked because {reasons} differ or are not stated, {source}.",
)
REASONS = {
    "period": Text("periodenya", "their periods"),
    "denominator": Text("penyebutnya", "their denominators"),
    "denominator_period": Text("periode penyebutnya", "the periods of their denominators"),
    "basis": Text("dasar pencatatannya", "their bases of counting"),
}
PRINTED = Text(
    "Angka {label} dari {count} {regions} dikutip sebagaimana tercetak, masing-masing dari waktu dan sumbernya "
    "sendiri; angka-angka itu tidak diperingkat dan bukan tren, {source}.",
    "The figures of {label} of {count} {regions} are quoted as printed, each from its own time and source; they are "
    "not ranked and are no trend, {source}.",
)
ABSENT = Text(
    "Untuk {count} {regions}{names} tidak ada angka, yang tidak berarti nol, {source}.",
    "For {count} {regions}{names} there is no figure, which does not mean zero, {source}.",
)
HIDDEN = Text(
    "Angka {count} {regions}{names} disembunyikan untuk melindungi angka kecil, {source}.",
    "The figures of {count} {regions}{names} are suppressed to protect small counts, {source}.",
)
NAMED = Text(" ({names})", " ({names})")
NOTHING = Text(
    "Tidak ada satu pun angka pada gambar ini, yang tidak berarti nol, {source}.",
    "There is not one figure in this picture, which does not mean zero, {source}.",
)
MARKED = Text(
    "Catatan atas angka {names}: {words}, {source}.",
    "Note on the figures of {names}: {words}, {source}.",
)

# --- what a figure is measured against ------------------------------------------------------------------------

AGAINST = Text(
    "{source}, penyebut angka itu {denominator} {when}, dan angka itu {basis}{mixed}.",
    "{source}, the denominator of this figure is {denominator} {when}, and it is {basis}{mixed}.",
)
AGAINST_UNSTATED = Text(
    "{source}, penyebut angka itu tidak disebut, dan angka itu {basis}.",
    "{source}, the denominator of this figure is not stated, and it is {basis}.",
)
COUNTED = Text(
    "{source}, angka itu berupa jumlah, bukan persentase, dan {basis}.",
    "{source}, this is a total and not a rate, and it is {basis}.",
)
AGAINST_BOTH = Text(
    "{source}, penyebut kedua angkanya {denominator}, masing-masing pada waktunya, dan keduanya {basis}{mixed}.",
    "{source}, the denominator of both figures is {denominator}, each of its own time, and both are {basis}{mixed}.",
)
COUNTED_ALIKE = Text("{source}, kedua angkanya {basis}.", "{source}, both of its figures are {basis}.")
BASIS = Text("dicatat {basis}", "counted {basis}")
BASIS_UNSTATED = Text("tidak disebut dasar pencatatannya", "given without its basis of counting")
MIXED = Text(", sedangkan penyebutnya dengan dasar lain", ", while its denominator is counted on another basis")

# --- more than one time ---------------------------------------------------------------------------------------

FROM_FIRST_TO_LAST = Text(
    "{label} di {region} {verb} {first} {first_when} dan {last} {last_when}, {source}.",
    "{label} in {region} {verb} {first} {first_when} and {last} {last_when}, {source}.",
)
WITHIN_SERIES = Text(
    "Dari {count} angka pada deret itu yang paling tinggi {highest} dan yang paling rendah {lowest}; ini bukan uji "
    "tren, {source}.",
    "Of the {count} figures in this series the highest was {highest} and the lowest {lowest}; this is no test of a "
    "trend, {source}.",
)
VALUE_WHEN = Text("{value} {when}", "{value} {when}")
NO_SERIES = Text(
    "Angka-angka itu berbeda sumber, penyebut, dasar pencatatan atau lama periodenya, sehingga tidak membentuk tren, "
    "{source}.",
    "These figures differ in source, denominator, basis of counting or length of period, so they form no trend, "
    "{source}.",
)
LAST_ONLY = Text(
    "Gambar ini memuat {count} periode; kalimat di atas hanya tentang yang terakhir, {source}.",
    "The picture holds {count} periods; the sentences above are about the last alone, {source}.",
)
CHANGED = Text(
    "Dari {count} {regions} yang angkanya diberikan untuk kedua waktu, {label} {last_when} {parts}, {source}.",
    "Of the {count} {regions} whose figures are given for both times, the figure of {label} {last_when} was {parts}, "
    "{source}.",
)
# What is said of none is left out; the first of what is left says than what.
HIGHER = Text("lebih tinggi{than} di {count}", "higher{than} in {count}")
LOWER = Text("lebih rendah{than} di {count}", "lower{than} in {count}")
SAME = Text("sama{than} di {count}", "the same{than} in {count}")
THAN = Text(" daripada {when}", " than {when}")
SAME_AS = Text(" dengan {when}", " as {when}")
FROM_TO_VALUE = Text("{region} (dari {first} menjadi {last})", "{region} (from {first} to {last})")
MOST_UP = Text(
    "Selisih ke atas antara dua waktu itu paling besar di {holders}, {source}.",
    "The difference upwards between the two times was largest in {holders}, {source}.",
)
MOST_DOWN = Text(
    "Selisih ke bawah antara dua waktu itu paling besar di {holders}, {source}.",
    "The difference downwards between the two times was largest in {holders}, {source}.",
)
ONE_TIME = Text(
    "Untuk {count} {regions}{names} angka salah satu waktu tidak ada atau disembunyikan, yang tidak berarti nol, "
    "{source}.",
    "For {count} {regions}{names} the figure of one of the times is absent or suppressed, which does not mean zero, "
    "{source}.",
)
ABSENT_TIMES = Text(
    "Tidak ada angka untuk {times}, yang tidak berarti nol, {source}.",
    "There is no figure for {times}, which does not mean zero, {source}.",
)
HIDDEN_TIMES = Text(
    "Angka {times} disembunyikan untuk melindungi angka kecil, {source}.",
    "The figures for {times} are suppressed to protect small counts, {source}.",
)
TWO_POINTS = Text(
    "Dua waktu saja tidak cukup untuk menyebut tren, {source}.",
    "Two times alone are not enough to speak of a trend, {source}.",
)

# --- evidence rather than figures -------------------------------------------------------------------------------

ALL_EVIDENCE = Text(
    "Ada bukti untuk seluruh {total} {regions} pada gambar ini, {source}.",
    "There is evidence for all {total} {regions} in this picture, {source}.",
)
NO_EVIDENCE_AT_ALL = Text(
    "Belum ada bukti untuk satu pun dari {total} {regions} pada gambar ini, yang tidak berarti tidak terpenuhi, "
    "{source}.",
    "There is no evidence yet for any of the {total} {regions} in this picture, which does not mean that the duty is "
    "not met, {source}.",
)
PAPERS = Text(
    "Gambar ini memuat {papers} naskah dari {total} {regions}, {source}.",
    "The picture shows {papers} papers of {total} {regions}, {source}.",
)
DUTIES_MET = Text(
    "Di {count} dari {total} {regions} itu paling sedikit satu kewajiban terpenuhi menurut bukti yang ada, {source}.",
    "In {count} of the {total} {regions} at least one duty is met on the evidence there is, {source}.",
)
NO_DUTY_MET = Text(
    "Bukti yang ada belum menunjukkan satu pun kewajiban terpenuhi di {total} {regions} itu, {source}.",
    "The evidence there is does not yet show any duty as met in these {total} {regions}, {source}.",
)
EVIDENCE = Text(
    "Ada bukti untuk {count} dari {total} {regions} pada gambar ini, {source}.",
    "There is evidence for {count} of the {total} {regions} in this picture, {source}.",
)
NO_EVIDENCE = Text(
    "Untuk {count} dari {total} {regions} itu belum ada bukti, yang tidak berarti tidak terpenuhi, {source}.",
    "For {count} of the {total} {regions} there is no evidence yet, which does not mean that the duty is not met, "
    "{source}.",
)
SAID = Text("Di {region} {words}, {source}.", "In {region}, {words}, {source}.")

# --- alternative text -------------------------------------------------------------------------------------------

KINDS = {
    "map": Text("Peta", "Map"),
    "bars": Text("Diagram batang", "Bar chart"),
    "stacked": Text("Diagram batang bertumpuk", "Stacked bar chart"),
    "lines": Text("Diagram garis", "Line chart"),
    "table": Text("Tabel", "Table"),
    "": Text("Gambar", "Figure"),
}
ALT_ROWS = Text("Baris: {count}; kolom: {columns}.", "Rows: {count}; columns: {columns}.")
ALT_EXTREMES = Text("Tertinggi {highest}; terendah {lowest}.", "Highest {highest}; lowest {lowest}.")
ALT_ALIKE = Text("Semua {value}.", "All {value}.")
ALT_ONE = Text("{names}: {value}.", "{names}: {value}.")
ALT_EACH = Text("{label}: {value} ({period})", "{label}: {value} ({period})")
ALT_STANDING = Text("Urutan ke-{rank} dari {count}.", "Number {rank} of {count}.")
ALT_ENDS = Text("{region}: dari {first} sampai {last}.", "{region}: from {first} to {last}.")
ALT_NOT_RANKED = Text("{count} angka, tidak diperingkat.", "{count} figures, not ranked.")
ALT_COUNT = Text("Wilayah dengan angka: {count}.", "Regions with a figure: {count}.")
ALT_TIMES = Text("{count} wilayah, {times} periode.", "{count} regions, {times} periods.")
ALT_ABSENT = Text("Tanpa angka: {count}.", "Without a figure: {count}.")
ALT_HIDDEN = Text("Disembunyikan: {count}.", "Suppressed: {count}.")
ALT_EVIDENCE = Text("Wilayah dengan bukti: {count}.", "Regions with evidence: {count}.")
ALT_NO_EVIDENCE = Text("Belum ada bukti: {count}.", "No evidence yet: {count}.")
