"""Files in, one zip out: the same files give the same bytes on every machine and day."""

import io
import zipfile
from collections.abc import Mapping

# The earliest moment that a zip can hold: a clock would make two equal archives differ.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files in the order given, by their names inside the archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            packed.writestr(member, content)
    return stream.getvalue()


def without_clock(packed: bytes) -> bytes:
    """Return a zip made by a library (a presentation, a workbook) with the same members and no moment of writing."""
    with zipfile.ZipFile(io.BytesIO(packed)) as given:
        return archive({member.filename: given.read(member) for member in given.infolist()})
