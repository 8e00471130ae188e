"""What a reader hands back: records as plain mappings, each knowing the file and row it came from.

Beside the columns of data.fields a record carries `file` (stem of the received file) and `row` (its line there), so
that checks can find it and every row can be accounted for; flags are a set until the tables are written.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.fields import NOT_SEEN, NOT_STATED, OBSERVATION_KEY, VINTAGE_CURRENT
from data.provenance import Received

Record = dict[str, Any]

OBSERVATION_DEFAULTS: Mapping[str, str] = {
    "region_vintage": VINTAGE_CURRENT,
    "segment": "total",
    "programme": NOT_STATED,
    "worker_group": "all",
    "benefit_kind": "all",
    "basis": "unstated",
    "denominator": "",
    "origin": "published",
    "as_printed": NOT_SEEN,
    "obs_status": "reported",
}


@dataclass
class Reading:
    """Everything that one or more received files became; accounts has one record per received row."""

    observations: list[Record] = field(default_factory=list)
    evidence: list[Record] = field(default_factory=list)
    targets: list[Record] = field(default_factory=list)
    accounts: list[Record] = field(default_factory=list)
    sources: list[Record] = field(default_factory=list)

    def add(self, other: "Reading") -> None:
        """Append all records of another reading."""
        self.observations += other.observations
        self.evidence += other.evidence
        self.targets += other.targets
        self.accounts += other.accounts
        self.sources += other.sources


def stem(received: Received) -> str:
    """Return the short name by which tables refer to a received file."""
    return received.path.stem


def identifier(letter: str, *parts: str) -> str:
    """Return a short stable identifier: the letter, a hyphen and hexadecimal digits of a checksum of the parts."""
    digits = 8 if letter == "S" else 12
    return f"{letter}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:digits]}"


def observation_id(observation: Mapping[str, Any]) -> str:
    """Return the identifier that accounts use for an observation; it follows from the key alone."""
    return identifier("O", *(str(observation[name]) for name in OBSERVATION_KEY))


def observation(file: str, row: int, **fields: Any) -> Record:
    """Return an observation with the usual values where nothing else is said."""
    return {**OBSERVATION_DEFAULTS, "file": file, "row": row, "flags": set(), **fields}


def source(received: Received, publisher: str, title: str, published_date: str, url: str) -> Record:
    """Return a source; what its file leaves blank is said to be not stated."""
    meta = received.meta
    return {
        "source_id": identifier("S", publisher, title, url),
        "publisher": publisher or NOT_STATED,
        "title": title or NOT_STATED,
        "published_date": published_date or NOT_STATED,
        "url": url or NOT_STATED,
        "licence": NOT_STATED if meta.licence == "not stated" else meta.licence,
        "file": stem(received),
        "checksum": meta.sha256_original,
        "note_id": meta.note_id,
        "note_en": meta.note_en,
    }


def account(file: str, row: int, region_code: str, source_indicator: str, value: str, became: str) -> Record:
    """Return the line that says what a received row became; its reasons and record_id are still empty."""
    line = {"file": file, "row": row, "region_code": region_code, "source_indicator": source_indicator, "value": value}
    return {**line, "became": became, "reason_id": "", "reason_en": "", "record_id": ""}
