"""Small documents in every format, written for the tests; and the laws that any Document keeps."""

from __future__ import annotations

import re

from bilat.model import Document

PLAIN = """Chad–Peru relations

Chad.svg
Chad
Peru.svg
Peru

Chad and Peru set up relations in 1970.[1] Chad has an embassy in Lima;
Peru has none. Dr. Ana Cruz is the envoy. [2][citation needed]

Contents

Visits

- President X (1981)
- President Y (1990)

The two signed:

1. a treaty on trade
2. a treaty on culture

Related articles

<span class="mw-page-title-main">Chad–Mali relations</span> Bilateral relations

Chad has an embassy in Bamako.

References

  1. 1 2 "A page". Archived from the original on 2011-10-04. Retrieved 2011-09-30.
  2. Another page https://example.org/x
"""

MARKDOWN = """---
url: https://example.org/wiki/Chad
title: A title
date: 5 March 2019
publisher: The Ministry
language: en
copy_of: 001
kind: mfa
---
# Relations of Chad

Some **bold** words and a [link](https://example.org/a).

## Trade

| Year | Trade |
|---|---|
| 2001 | $5 million |
| 2002 | $6 million |

Skip to main content
"""

WIKITEXT = """{{Infobox bilateral relations|Chad–Peru|mission1=[[Embassy of Chad, Lima]]|envoy1=Ana Cruz|map=x.png}}
'''Chad–Peru relations''' are {{nowrap|good}}.<ref name=a>{{cite web|url=https://example.org/a|title=T|access-date=1 May 2020
|archive-url=https://web.archive.org/web/20190203040506/https://example.org/a|archive-date=3 February 2019}}</ref> The
border is {{convert|100|km|mi}} long.<!-- hidden --> Trade was {{US$|5 million}}.<ref name=a />{{Unknown thing|1}}
[[File:X.jpg|thumb|The [[embassy]] in Lima]]
==Visits==
{{main|Visits of Chad}}
* [[Idriss Déby|President Déby]] (1999)
** nested
{| class="wikitable"
! # !! Country !! Date
|-
| 1 || {{flag|Peru}} || {{dts|1970|5|1}}<ref>[https://example.org/b B] {{webarchive|url=https://web.archive.org/web/20200101000000/https://example.org/b}}</ref>
|-
| rowspan=2 | 2 || Mali || 1971
|-
| Niger || 1972
|}
{| class="wikitable"
! Country !! Began !! Notes
|-
| {{flagicon|Chad}} Mali || 1971 || {{see also|Chad–Mali relations}}
* Mali has an embassy in N'Djamena.
|}
After the table.
==References==
{{reflist}}
[[Category:Chad]]
"""

HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Chad–Peru relations - Wiki</title>
<link rel="canonical" href="https://example.org/wiki/Chad"><meta property="og:site_name" content="Example"></head>
<body><nav>Menu</nav><h1 id="firstHeading">Chad–Peru relations</h1><div class="mw-parser-output">
<div class="hatnote">See <a href="/wiki/Foo" title="Foo">Foo</a></div>
<table class="infobox"><tr><th>Mission</th><td>Embassy of Chad, Lima</td></tr></table>
<p>Chad has an embassy in <a href="/wiki/Lima" title="Lima">Lima</a>.<sup class="reference"><a href="#c">[1]</a></sup> Peru has none.</p>
<h2>Visits<span class="mw-editsection">[edit]</span></h2><figure><figcaption>The embassy</figcaption></figure>
<p>They met:</p><ul><li>First<ul><li>inner</li></ul></li><li>Second</li></ul>
<table class="wikitable"><tr><th>Country</th><th>Date</th></tr><tr><td rowspan=2>Mali</td><td>1999</td></tr><tr><td>2000</td></tr></table>
<h2>Related Research Articles</h2><p><span class="mw-page-title-main">Chad–Mali relations</span> Bilateral</p><p>Chad has an embassy in Bamako.</p>
<h2>References</h2><ol class="references"><li><span class="mw-cite-backlink">^</span> <a href="https://x.org/a">T</a>.
<a href="https://web.archive.org/web/20200102030405/https://x.org/a">Archived</a> from the original on 2 January 2020. Retrieved 3 March 2021.</li></ol>
</div><script>var x = 1;</script></body></html>
"""

NEWS = """<html lang="en"><head><title>Minister visits Lima | MFA</title><meta property="article:published_time" content="2019-03-05T10:00:00Z">
</head><body><header>Site</header><article><h1>Minister visits Lima</h1><p>The Minister of Chad visited Lima on 3 March 2019 and met the
President of Peru there, with envoys of both countries at the table for the whole of the afternoon.</p><aside>Related: other news</aside>
<p>They signed two agreements, on trade and on culture. A third, on visas, is to follow in the coming year, both sides said after the
talks, which lasted for two days and took in a visit to the harbour.</p></article><footer>All rights</footer></body></html>
"""

TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="complete">Relations: Peru</title>
<title type="short">Peru</title></titleStmt><publicationStmt><p>Department of Chad, 2008</p></publicationStmt><sourceDesc><p>Written by
Ana Cruz, January 2009</p></sourceDesc></fileDesc></teiHeader><text><body><div type="section"><head>Summary</head>
<p>Chad and <placeName>Peru</placeName> met <ref target="/lima">in Lima</ref>.<note n="1">A note.</note> They agreed.
<figure><head>Flag of Peru</head></figure></p><div><head>Recognition, <date when="1922">1922</date>.</head><p>Chad recognized Peru.</p>
<list><item>a treaty</item></list></div></div><div><head>Resources</head><listBibl><bibl>Book: <ref target="https://example.org/b">B</ref></bibl></listBibl></div>
</body></text></TEI>
"""

SAMPLES = {
    "text": ("sample.txt", PLAIN),
    "markdown": ("sample.md", MARKDOWN),
    "wikitext": ("Chad–Peru relations.wikitext", WIKITEXT),
    "html": ("sample.html", HTML),
    "tei": ("peru.xml", TEI),
    "news": ("news.html", NEWS),
}


def check_document(document: Document) -> None:
    """Assert every law of a Document: offsets, order and nesting."""
    size = len(document.text)
    assert re.fullmatch(r"[0-9a-f]{16}", document.id)
    _check_sections(document)
    previous = 0
    for index, block in enumerate(document.blocks):
        section = document.sections[block.section]
        assert section.start <= block.start < block.end <= section.end <= size
        assert previous <= block.start
        previous = block.end
        assert -1 <= block.lead < index
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
        for cell in block.cells:
            assert block.start <= cell.start <= cell.end <= block.end
        if block.kind == "infobox":
            assert len(block.cells) == 2
    previous = 0
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert previous <= sentence.start
        previous = sentence.end
    for citation in document.citations:
        assert 0 <= citation.start <= citation.end <= size
    for link in document.links:
        assert 0 <= link.start < link.end <= size
    for span in document.mask:
        assert 0 <= span.start < span.end <= size


def _check_sections(document: Document) -> None:
    end = 0
    for section in document.sections:
        assert section.start <= section.end <= len(document.text)
        assert section.start >= end
        assert not document.text[end : section.start].strip()
        end = section.end
        assert not section.title or section.path[-1] == section.title
    assert not document.text[end:].strip()


def words_of(document: Document, kind: str) -> list[str]:
    """Give the words of the blocks of one kind."""
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]
