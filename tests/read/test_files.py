"""Files: finding them, packed ones, exports of wikis, and every way in which a file can be bad."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from bilat.errors import (
    EmptyDocumentError,
    EncodingError,
    NotTextError,
    ReadError,
    TooLargeError,
    TruncatedError,
    UnreadableError,
    UsageError,
)
from bilat.read import find_files, read_document, read_path

from .samples import check_document

EXPORT = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" xml:lang="en"><siteinfo><base>https://example.org/wiki/Main_Page</base></siteinfo>
<page><title>Chad–Peru relations</title><ns>0</ns><revision><id>7</id><timestamp>2020-01-02T00:00:00Z</timestamp>
<text>Chad has an embassy in [[Lima]].</text></revision></page>
<page><title>Old name</title><ns>0</ns><redirect title="x"/><revision><text>#REDIRECT [[x]]</text></revision></page>
<page><title>Talk:Chad</title><ns>1</ns><revision><text>Chatter.</text></revision></page>
<page><title>Empty</title><ns>0</ns><revision><text></text></revision></page>
<page><title>Mali</title><ns>0</ns><revision><text>Mali has an embassy in Lima.</text></revision></page>
</mediawiki>"""


def _write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), NotTextError, "PNG"),
        ("a.txt", b"\xff\xd8\xff\xe0", NotTextError, "JPEG"),
        ("a.pdf", b"%PDF-1.7 words", NotTextError, "PDF"),
        ("a.docx", b"PK\x03\x04rest", NotTextError, "ZIP"),
        ("a.bin", b"Words\nand \x00 a zero.", NotTextError, ":2: it is no text: there is a NUL"),
        ("a.ctl", b"\x01\x02\x03\x04words\x05\x06", NotTextError, "control"),
        ("a.txt", b"", EmptyDocumentError, "empty"),
        ("a.txt", b" \n\t\n", EmptyDocumentError, "blanks"),
        ("a.txt", b"\xef\xbb\xbf", EmptyDocumentError, "no text"),
        ("a.txt", b"Fine.\nSecond \xff\xfe\xc3 line \x81\n", EncodingError, ":2: byte 13 (0xff)"),
        ("a.txt", b"\xef\xbb\xbfWords \xff", EncodingError, "byte order mark"),
        ("a.bz2", bz2.compress(b"Words. " * 900)[:40], TruncatedError, "bzip2"),
        ("a.gz", gzip.compress(bytes(range(256)) * 9)[:100], TruncatedError, "gzip"),
        ("a.bz2", b"BZh91AY&SY" + b"x" * 500, NotTextError, "damaged"),
        ("a.xml", EXPORT[:-400].encode(), TruncatedError, "ends inside"),
        ("a.xml", EXPORT.replace("</title>", "</titel>", 1).encode(), ReadError, "well-formed"),
    ],
)
def test_bad_files_are_named_with_the_reason(
    tmp_path: Path, name: str, data: bytes, error: type[ReadError], words: str
) -> None:
    """Each bad file gives an error of its kind, with the file, the place and the reason in its message."""
    path = _write(tmp_path, name, data)
    with pytest.raises(error) as caught:
        list(read_path(path))
    assert path in str(caught.value) and words in str(caught.value)


def test_a_line_over_the_limit_stops_the_reading_early(tmp_path: Path) -> None:
    """A line of 20 MB is refused with its number, before all of it is read."""
    path = tmp_path / "long.txt"
    path.write_bytes(b"Fine.\n" + b"x" * 20_000_000)
    with pytest.raises(TooLargeError, match=r"long\.txt:2"):
        list(read_path(str(path)))


def test_a_packed_file_that_swells_is_stopped(tmp_path: Path) -> None:
    """A small packed file cannot fill the memory: it is stopped at the limit for one document."""
    path = _write(tmp_path, "bomb.txt.gz", gzip.compress(b"Words here.\n" * 6_000_000, 1))
    with pytest.raises(TooLargeError, match="64 MB"):
        list(read_path(path))


def test_missing_files_are_named() -> None:
    """A path that does not exist is given by find_files and refused by its name when read."""
    assert list(find_files(["/nowhere/x.txt", "-"])) == ["/nowhere/x.txt", "-"]
    with pytest.raises(UnreadableError, match="no such file"):
        list(read_path("/nowhere/x.txt"))


def test_files_without_permission_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or folder that the system refuses gives UnreadableError, and does not stop the others from being found."""
    path = _write(tmp_path, "a.txt", b"Words.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="no permission"):
        list(read_path(path))
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert list(find_files([str(tmp_path)])) == [str(tmp_path)]
    with pytest.raises(UnreadableError, match="cannot be listed"):
        list(read_path(str(tmp_path)))


def test_folders_are_searched_to_the_bottom(tmp_path: Path) -> None:
    """Files come in order, from folders below too; hidden ones are left out; patterns are matched."""
    (tmp_path / "b").mkdir()
    inner, outer = _write(tmp_path / "b", "x.md", b"Words."), _write(tmp_path, "a.txt", b"Words.")
    _write(tmp_path, ".hidden", b"Words.")
    assert list(find_files([str(tmp_path)])) == [outer, inner]
    assert list(find_files([str(tmp_path / "**" / "*.md")])) == [inner]


def test_packed_files_are_opened_by_their_content(tmp_path: Path) -> None:
    """A packed text is read whatever its name says."""
    for name, data in (("a", bz2.compress(b"Chad opened.")), ("b.txt", gzip.compress(b"Chad opened."))):
        assert [d.text for d in read_path(_write(tmp_path, name, data))] == ["Chad opened."]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path of - reads what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Chad opened.")))
    assert [d.name for d in read_path("-")] == ["-"]


def test_an_export_gives_a_document_for_each_article(tmp_path: Path) -> None:
    """Articles carry title, address with revision, and the date of the revision; redirects, talk and empty pages are passed over."""
    documents = list(read_path(_write(tmp_path, "dump.xml.bz2", bz2.compress(EXPORT.encode()))))
    for document in documents:
        check_document(document)
    assert [d.title for d in documents] == ["Chad–Peru relations", "Mali"]
    assert documents[0].url == "https://example.org/wiki/Chad%E2%80%93Peru_relations?oldid=7"
    assert documents[0].date == "2020-01-02" and documents[1].date is None


def test_an_export_that_is_cut_gives_the_pages_before_the_cut(tmp_path: Path) -> None:
    """What stands before the place where a file ends early is not lost."""
    found = []
    with pytest.raises(TruncatedError):
        for document in read_path(_write(tmp_path, "dump.xml", EXPORT[:-120].encode())):
            found.append(document.title)
    assert found == ["Chad–Peru relations"]


def test_entities_of_an_export_are_not_expanded(tmp_path: Path) -> None:
    """Definitions inside a file can neither swell it nor load anything."""
    bomb = (
        '<!DOCTYPE m [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><mediawiki><page><title>A</title>'
        "<ns>0</ns><revision><text>Chad has &b;&c; an embassy.</text></revision></page></mediawiki>"
    )
    documents = list(read_path(_write(tmp_path, "dump.xml", bomb.encode())))
    assert all("aaa" not in d.text for d in documents)


def test_an_export_is_not_one_document() -> None:
    """Bytes of an export given as one document are refused with the way to read them."""
    with pytest.raises(UsageError, match="read_path"):
        read_document(EXPORT.encode(), "dump.xml")


def test_a_format_that_is_not_known_is_refused() -> None:
    """Asking for a format without a reader names those that there are."""
    with pytest.raises(UsageError, match="wikitext"):
        read_document(b"Words.", "x", format="docx")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32", "cp1252", "cp1251"])
def test_other_encodings_are_read(encoding: str) -> None:
    """A byte order mark decides; without one the encoding is guessed, with its confidence in a note."""
    words = {
        "cp1252": "Le Président de la République a été reçu à Dakar par le ministre, où il a signé un accord très important.",
        "cp1251": "Посольство Азербайджана в Минске было открыто в июле две тысячи шестого года и работает до сих пор.",
    }.get(encoding, "Chad’s embassy is in São Tomé.")
    document = read_document(words.encode(encoding), "x.txt")
    assert document.text == words
    assert any("confidence" in note for note in document.notes) == encoding.startswith("cp")


def test_what_is_no_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    """A named pipe would wait for a writer and a device never ends: both are refused by their kind."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableError, match="it is a pipe"):
        list(read_path(str(tmp_path / "pipe.txt")))
    with pytest.raises(UnreadableError, match="it is a device"):
        list(read_path("/dev/zero"))


def test_links_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    """A broken link, a link to itself and a folder that holds itself are said or passed over, never followed for ever."""
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "again").symlink_to(".")
    assert list(find_files([str(tmp_path)])) == [
        str(tmp_path / "broken.txt"),
        str(tmp_path / "loop.txt"),
    ]
    with pytest.raises(UnreadableError, match=r"broken\.txt: it is a link to what does not exist"):
        list(read_path(str(tmp_path / "broken.txt")))
    with pytest.raises(UnreadableError, match=r"loop\.txt"):
        list(read_path(str(tmp_path / "loop.txt")))


def test_names_that_are_not_text_are_shown_by_their_bytes(tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is read, and its document's name is text."""
    folder = os.fsencode(tmp_path)
    with open(folder + b"/bad-\xff.txt", "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(b"Chad has an embassy in Lima.")
    (path,) = find_files([str(tmp_path)])
    (document,) = read_path(path)
    assert document.name.endswith("bad-\\xff.txt") and document.name.isascii()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_read(encoding: str) -> None:
    """UTF-16 without a byte order mark is known by its zero bytes, and a note says so."""
    document = read_document("Chad has an embassy in Lima.\n".encode(encoding), "a.txt")
    assert "embassy in Lima" in document.text and encoding in document.notes[0]


def test_invisible_text_is_empty() -> None:
    """A file of no-break blanks and zero-width marks holds no text."""
    with pytest.raises(EmptyDocumentError):
        read_document("\u00a0\u2003\n\u200b\ufeff\n".encode(), "a.txt")


def test_an_export_without_articles_says_so(tmp_path: Path) -> None:
    """An export of which every page is a redirect, a discussion or empty is an empty document, not silence."""
    path = _write(tmp_path, "a.xml", b"<mediawiki><page><title>X</title><ns>1</ns></page></mediawiki>")
    with pytest.raises(EmptyDocumentError, match="no articles"):
        list(read_path(path))


def test_entities_that_unfold_are_refused(tmp_path: Path) -> None:
    """Ten levels of entities that each hold ten of the level below are refused in one line."""
    levels = "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE mediawiki [<!ENTITY a "aaaaaaaaaa">{levels}]>\n<mediawiki><page><title>&k;</title></page></mediawiki>'
    with pytest.raises(ReadError, match=r"a\.xml"):
        list(read_path(_write(tmp_path, "a.xml", bomb.encode())))
