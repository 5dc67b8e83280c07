"""Draws pictures as SVG or PNG, by vl-convert: no browser, no network. What the pictures show is decided elsewhere."""

from __future__ import annotations

import hashlib
import re
from html import escape
from typing import Any, Literal, overload

import msgspec

from bilat.charts.look import dark_rules
from bilat.charts.picture import Picture
from bilat.dossier.safe import clean_line
from bilat.errors import UsageError

PNG_SCALE = 2
_OPENING = re.compile(r"<svg [^>]*>")
_IDENTIFIER = re.compile(r'(?<= id=")[^"]+(?=")')
_SPOKEN = re.compile(r'<(path|text|line|rect)((?: [\w:-]+="[^"]*")*?) aria-label="([^"]*)"((?: [\w:-]+="[^"]*")*)(/>|>)')


@overload
def render(picture: Picture, form: Literal["svg"], *, adapts: bool = False) -> str: ...
@overload
def render(picture: Picture, form: Literal["png"], *, adapts: bool = False) -> bytes: ...
def render(picture: Picture, form: Literal["svg", "png"], *, adapts: bool = False) -> str | bytes:
    """Draw a picture; an SVG that `adapts` (drawn with the light palette) turns dark where the reader's device asks for it.

    The same picture gives the same bytes. Raises UsageError where the extra `charts` is not installed.
    """
    spec = picture.to_spec()
    engine = load_engine()
    if form == "png":
        return bytes(engine.vegalite_to_png(spec, scale=PNG_SCALE, allowed_base_urls=[]))
    key = f"{picture.name}-{hashlib.sha256(msgspec.json.encode(spec)).hexdigest()[:8]}"
    return finish(engine.vegalite_to_svg(spec, allowed_base_urls=[]), picture, key, adapts=adapts)


def load_engine() -> Any:
    """Load vl-convert, or say how to come by it and by Altair."""
    if not has_engine():
        raise UsageError("pictures need an extra: pip install 'bilat[charts]'")
    import vl_convert  # loaded only here, since it brings a whole engine with it

    return vl_convert


def has_engine() -> bool:
    """Tell whether the extra `charts` is installed, without loading it."""
    from importlib.util import find_spec

    return find_spec("vl_convert") is not None and find_spec("altair") is not None


def finish(svg: str, picture: Picture, key: str, *, adapts: bool) -> str:
    """Give an SVG its title and description, names inside that begin with a key (several may share a page), and words on hover."""
    svg = _SPOKEN.sub(_to_title, _rename(svg, key))
    style = f"<style>{dark_rules(f'#{key}')}</style>" if adapts else ""
    opening = (
        f'<title id="{key}-title">{escape(clean_line(picture.title))}</title>'
        f'<desc id="{key}-desc">{escape(clean_line(picture.description))}</desc>{style}'
    )
    named = f'<svg id="{key}" role="img" aria-labelledby="{key}-title {key}-desc" '
    return _OPENING.sub(lambda found: named + found[0].removeprefix("<svg ") + opening, svg, count=1) + "\n"


def _rename(svg: str, key: str) -> str:
    """Number the names inside anew: the engine counts on from picture to picture."""
    for number, name in enumerate(dict.fromkeys(_IDENTIFIER.findall(svg))):
        svg = svg.replace(f' id="{name}"', f' id="{key}-{number}"').replace(f"url(#{name})", f"url(#{key}-{number})")
    return svg


def _to_title(found: re.Match[str]) -> str:
    """Turn the words that go with a sign into a title element, which browsers show on hover and screen readers read."""
    tag, before, words, after, ending = found.groups()
    title = f"<title>{words}</title>"
    return f"<{tag}{before}{after}>{title}" + (f"</{tag}>" if ending == "/>" else "")
