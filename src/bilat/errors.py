"""Every error that bilat raises on purpose. Nothing else lives here.

    BilatError
    ├── ReadError              bytes that cannot become a Document
    │   ├── NotTextError       a picture, an archive, binary data
    │   ├── EmptyDocumentError
    │   ├── EncodingError      not the encoding that it claims to be
    │   ├── TruncatedError     ends before its format says that it may
    │   ├── TooLargeError      over the limit for one document
    │   └── UnreadableError    the file system refuses: permission, missing
    ├── FormatError            text that breaks its own format (front matter, EDTF, amount)
    ├── UnknownNameError       a country or organisation that the vocabulary does not hold
    ├── AmbiguousNameError     a name that means several at the date asked
    ├── DefectError            a fault of bilat itself that one document brought to light
    ├── MissingPackageError    a package that only some users need is not installed
    ├── StoppedError           the process that was reading a document ended before it was done
    ├── StoreError             the base cannot be opened, is not ours, or is of a newer version
    └── UsageError             a request that contradicts itself

Failing to extract is not an error: it is a `Refusal`. Errors are built from attributes and name the thing,
the place and what would have been right.
"""

from __future__ import annotations

import traceback
from typing import Any


class BilatError(Exception):
    """The root of all errors that bilat raises on purpose. Each crosses from one process to another with its attributes."""

    def __reduce__(self) -> tuple[Any, ...]:
        cause = self.__cause__ and _ToldError("".join(traceback.format_exception(self.__cause__)))
        return _restore, (type(self), self.args, self.__dict__, cause)


class _ToldError(Exception):
    """What was raised in another process, as the text of its traceback."""


def _restore(
    kind: type[BilatError], args: tuple[Any, ...], attributes: dict[str, Any], cause: Exception | None
) -> BilatError:
    """Build an error anew from what another process sent; `args` hold its sentence, which its `__init__` does not take."""
    error = kind.__new__(kind)
    error.args, error.__cause__ = args, cause
    error.__dict__.update(attributes)
    return error


class ReadError(BilatError):
    """A source of bytes that cannot become a Document; names the file and, where known, the place."""

    def __init__(self, name: str, reason: str, *, line: int | None = None, remedy: str = "") -> None:
        self.name, self.reason, self.line, self.remedy = name, reason, line, remedy
        place = f"{name}:{line}" if line is not None else name
        super().__init__(f"{place}: {reason}" + (f" ({remedy})" if remedy else ""))


class NotTextError(ReadError):
    """The bytes are not text (a picture, an archive, a program)."""


class EmptyDocumentError(ReadError):
    """There is no text in it."""


class EncodingError(ReadError):
    """The bytes are not valid in the encoding that they claim or that was found."""


class TruncatedError(ReadError):
    """The file ends before its format says that it may."""


class TooLargeError(ReadError):
    """The document, or one line of it, is over the limit."""


class UnreadableError(ReadError):
    """The file system refuses the file: missing, no permission, a device."""


class FormatError(BilatError, ValueError):
    """A string that breaks the grammar it should follow."""

    def __init__(self, what: str, value: str, expected: str) -> None:
        self.what, self.value, self.expected = what, value, expected
        super().__init__(f"{what}: {value!r} is not {expected}")


class UnknownNameError(BilatError, LookupError):
    """A name that the vocabulary does not hold; carries the nearest names that it does."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        self.name, self.nearest = name, nearest
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no country or organisation is called {name!r}{hint}")


class AmbiguousNameError(BilatError, LookupError):
    """A name that means more than one entity at the date asked."""

    def __init__(self, name: str, candidates: tuple[str, ...], reason: str) -> None:
        self.name, self.candidates, self.reason = name, candidates, reason
        super().__init__(f"{name!r} may be {', '.join(candidates)}: {reason}")


class MissingPackageError(BilatError, ImportError):
    """A package that only some users need is not installed; `extra` is the extra of bilat that brings it, if one does."""

    def __init__(self, package: str, extra: str | None = None) -> None:
        self.package, self.extra = package, extra
        wanted = f'"bilat[{extra}]"' if extra else package
        super().__init__(f"{package} is not installed; it comes with: pip install {wanted}")


class StoreError(BilatError):
    """The base cannot be opened, is not a base of bilat, or was written by a newer version."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class DefectError(BilatError):
    """A fault of bilat itself that one document brought to light; its cause is what was raised."""

    def __init__(self, name: str, cause: Exception) -> None:
        self.name = name
        self.__cause__ = cause
        super().__init__(
            f"{name}: this is a defect: {type(cause).__name__}: {cause} (BILAT_DEBUG=1 shows where)"
        )


class StoppedError(BilatError):
    """The process that was reading a document ended before it was done: it was killed, or there was no memory left."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name}: the process that was reading it was killed (is there memory enough? with --jobs 1 it is read alone)")


class UsageError(BilatError):
    """A request that contradicts itself or asks for what does not exist."""
