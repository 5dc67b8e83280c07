"""References of wikitext: what stands in <ref> and citation templates, numbered in the order in which the text first uses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bilat.model import Reference
from bilat.read.dates import clean_date, find_archive_date
from bilat.read.references import find_original, parse_reference
from bilat.read.templates import find_template_name

_CITE = re.compile(r"cite .*|citation|#invoke:cite|cite|vcite.*|harvard citation|citeweb|web cite|lien web")


class References:
    """The references of one page, filled as its text is rendered."""

    def __init__(self, render: Callable[[Any], str]) -> None:
        self._render = render
        self._defined: dict[str, Any] = {}
        self._keys: dict[str, str] = {}
        self.found: dict[str, Reference] = {}
        self._counts: dict[str, int] = {}

    def learn(self, code: Any) -> None:
        """Learn what the named references of a page are, wherever they are defined."""
        for tag in code.ifilter_tags(matches=lambda node: str(node.tag).strip().lower() == "ref"):
            name = _attribute(tag, "name")
            if name and tag.contents is not None and str(tag.contents).strip():
                self._defined.setdefault(name, tag.contents)

    def cite(self, tag: Any) -> str:
        """Give the key of a <ref>, and keep its reference when it is met for the first time."""
        name, group = _attribute(tag, "name"), _attribute(tag, "group")
        contents = (
            tag.contents
            if tag.contents is not None and str(tag.contents).strip()
            else self._defined.get(name)
        )
        return self.cite_contents(contents, name, group)

    def cite_contents(self, contents: Any, name: str = "", group: str = "") -> str:
        """Give the key for the contents of a reference; a name that was met before gives its first key."""
        known = self._keys.get(f"{group}|{name}") if name else None
        if known:
            return known
        number = self._counts[group] = self._counts.get(group, 0) + 1
        key = f"{group} {number}".strip()
        if name:
            self._keys[f"{group}|{name}"] = key
        self.found[key] = self._read(key, contents)
        return key

    def cite_words(self, words: str, group: str = "") -> str:
        """Give the key of a short reference that is words alone, such as an author and a year."""
        key = self._keys.get(f"{group}|{words}")
        if not key:
            number = self._counts[group] = self._counts.get(group, 0) + 1
            key = self._keys[f"{group}|{words}"] = f"{group} {number}".strip()
            self.found[key] = parse_reference(key, words)
        return key

    def _read(self, key: str, contents: Any) -> Reference:
        if contents is None:
            return Reference(key, "")
        for template in contents.ifilter_templates(recursive=False):
            if _CITE.fullmatch(find_template_name(str(template.name))):
                return self._read_citation(key, template, contents)
        plain = parse_reference(key, str(contents))
        words = " ".join(self._render(contents).split())
        archive = self._read_webarchive(contents)
        return Reference(
            key,
            words,
            plain.url,
            archive or plain.archive_url,
            plain.retrieved,
            plain.archived or find_archive_date(archive or ""),
        )

    def _read_webarchive(self, contents: Any) -> str | None:
        for template in contents.ifilter_templates(matches=r"(?i)\{\{\s*webarchive"):
            return self._get(_find_filled(template), "url") or None
        return None

    def _read_citation(self, key: str, template: Any, contents: Any) -> Reference:
        get, fields = self._get, _find_filled(template)
        archive = get(fields, "archive-url", "archiveurl") or self._read_webarchive(contents) or ""
        author = get(fields, "author", "author1", "authors", "vauthors") or ", ".join(
            part for part in (get(fields, "last", "last1"), get(fields, "first", "first1")) if part
        )
        title = get(fields, "title", "trans-title", "chapter")
        work = get(fields, "website", "work", "newspaper", "journal", "magazine", "publisher", "agency")
        parts = (author, f'"{title}"' if title else "", work, get(fields, "date", "year"))
        return Reference(
            key,
            ". ".join(part for part in parts if part),
            get(fields, "url", "chapter-url") or find_original(archive) or None,
            archive or None,
            clean_date(get(fields, "access-date", "accessdate")),
            clean_date(get(fields, "archive-date", "archivedate")) or find_archive_date(archive),
        )

    def _get(self, fields: Mapping[str, Any], *names: str) -> str:
        for name in names:
            if name in fields:
                return " ".join(self._render(fields[name]).split())
        return ""


def _find_filled(template: Any) -> dict[str, Any]:
    """Find the fields of a template that are filled, each as it is given last."""
    named = [(str(field.name).strip(), field.value) for field in template.params]
    last = dict(named)
    return {name: last[name] for name, value in named if str(value).strip()}


def is_citation_template(name: str) -> bool:
    """Tell whether a template is a full citation."""
    return bool(_CITE.fullmatch(name))


def _attribute(tag: Any, name: str) -> str:
    return str(tag.get(name).value).strip(" \"'") if tag.has(name) and tag.get(name).value is not None else ""
