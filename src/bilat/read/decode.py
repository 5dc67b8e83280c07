"""Bytes to text: refuses what is no text, finds the encoding, and says where a byte is wrong. No formats here."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from bilat.errors import EmptyDocumentError, EncodingError, NotTextError, TooLargeError

MAX_BYTES = 64 * 1024 * 1024
MAX_LINE_BYTES = 5 * 1024 * 1024
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "gzip data"), (b"BZh", "bzip2 data"), (b"\xfd7zXZ", "xz data"), (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"), (b"SQLite format 3\x00", "an SQLite base"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"PAR1", "a Parquet table"), (b"RIFF", "sound or video"), (b"OggS", "sound or video"), (b"ID3", "sound"), (b"II*\x00", "a TIFF picture"),
    (b"\x00\x00\x01\x00", "an icon"), (b"\xca\xfe\xba\xbe", "a program"), (b"wOFF", "a font"),
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?([\w-]{2,30})", re.I
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Give the text of the bytes and notes on how it was found; raise the ReadError that says why there is none."""
    check_size(data, name)
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if marked is None and (wide := _find_wide(data)):
        note = f"The text has no byte order mark; it was read as {wide}, by its zero bytes."
        return _decode_strictly(data, wide, name, "every second byte"), (note,)
    if marked not in ("utf-16", "utf-32"):
        check_is_text(data, name)
    if marked:
        return _decode_strictly(data, marked, name, "its byte order mark"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_otherwise(data, name, error)


def _find_wide(data: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark by its zeros: nearly all bytes of one parity, none of the other."""
    sample = data[:4096]
    even, odd = sample[::2], sample[1::2]
    if len(sample) < 20 or len(data) % 2:
        return None
    if odd.count(0) > 0.9 * len(odd) and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.9 * len(even) and not odd.count(0) else None


def check_size(data: bytes, name: str) -> None:
    """Raise if there is no text in the bytes, or too much of it for one document."""
    if not data.strip():
        raise EmptyDocumentError(
            name, "the file is empty" if not data else "there is nothing but blanks in it"
        )
    if len(data) > MAX_BYTES:
        raise TooLargeError(name, f"more than {MAX_BYTES // 2**20} MB", remedy="split it into documents")
    if len(data) > MAX_LINE_BYTES:
        for number, line in enumerate(data.splitlines(), start=1):
            if len(line) > MAX_LINE_BYTES:
                raise TooLargeError(name, f"a line of more than {MAX_LINE_BYTES // 2**20} MB", line=number)


def check_is_text(data: bytes, name: str) -> None:
    """Raise NotTextError for pictures, archives, programs and anything else that is no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic) and not (magic in (b"ID3", b"RIFF", b"PAR1", b"GIF8") and _is_plain(data)):
            raise NotTextError(name, f"it is {what}, not text")
    sample = data[:65536]
    zero = data.find(b"\x00")
    if zero >= 0:
        raise NotTextError(name, f"it is no text: there is a NUL byte at offset {zero}", line=data.count(b"\n", 0, zero) + 1)
    if len(_CONTROL.findall(sample)) > max(2, 0.02 * len(sample)):
        raise NotTextError(name, "it holds too many control characters to be text")


def _is_plain(data: bytes) -> bool:
    return not _CONTROL.search(data[:4096])


def _decode_strictly(data: bytes, encoding: str, name: str, source: str) -> str:
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError) as error:
        offset = error.start if isinstance(error, UnicodeDecodeError) else 0
        place = f"at byte {offset}" if isinstance(error, UnicodeDecodeError) else "with an unknown name"
        raise EncodingError(
            name, f"it is not {encoding}, as {source} says, {place}", line=data.count(b"\n", 0, offset) + 1
        ) from error


def _decode_otherwise(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    declared = _DECLARED.search(data[:4096])
    if declared and (text := _decode_declared(data, declared[1].decode("ascii"))) is not None:
        return text, (f"The text is in {declared[1].decode('ascii')}, as the page declares.",)
    guess = from_bytes(data[:200_000]).best() if _is_mostly_text(data) else None
    if guess is not None and guess.encoding not in ("utf_8", "ascii") and guess.chaos < 0.1:
        try:
            text = data.decode(guess.encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if text:
            sure = round(100 * (1 - guess.chaos))
            return text, (
                f"The text is not UTF-8; it was read as {guess.encoding} (confidence {sure} in 100).",
            )
    line = data.count(b"\n", 0, error.start) + 1
    raise EncodingError(
        name,
        f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8, and no other encoding fits",
        line=line,
    )


def _decode_declared(data: bytes, encoding: str) -> str | None:
    try:
        codec = codecs.lookup(encoding)
        return (
            data.decode(encoding)
            if codec._is_text_encoding and codec.name not in ("utf-8", "idna", "punycode")
            else None
        )
    except (LookupError, UnicodeError):
        return None


def _is_mostly_text(data: bytes) -> bool:
    """Tell whether enough of the bytes are plain letters for a guess at the encoding to mean something."""
    sample = data[:65536]
    letters = sum(map(sample.lower().count, (bytes([c]) for c in range(97, 123))))
    high = sum(byte > 127 for byte in sample)
    return (
        len(sample) >= 20
        and (letters > 0.5 * len(sample) or high > 0.3 * len(sample))
        and b"\xff\xfe" not in sample
    )
