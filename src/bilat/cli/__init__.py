"""The command line: `main` runs it and turns errors into one line and an exit code. Each command is a module of its own."""

from __future__ import annotations

import os
import sys

from bilat.errors import AmbiguousNameError, BilatError, UnknownNameError, UsageError

OK, FAILED, MISUSED, DEFECT, STOPPED, PIPE_CLOSED = 0, 1, 2, 70, 130, 141


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 misused, 70 a defect, 130 stopped by the user, 141 the output's reader left."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    from bilat.cli.app import app

    try:
        code = app(arguments, prog_name="bilat", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return _report("stopped", STOPPED)
    except BilatError as error:
        misused = isinstance(error, UsageError | UnknownNameError | AmbiguousNameError)
        return _report(str(error), MISUSED if misused else FAILED)
    except Exception as error:
        return _report_other(error)
    if code == STOPPED:  # the parser turns an interruption into this code without a word
        return _report("stopped", STOPPED)
    return code if isinstance(code, int) else OK


def _report(message: str, code: int) -> int:
    from bilat.dossier.safe import clean_line

    print(f"bilat: {clean_line(message)}", file=sys.stderr)
    return code


def _report_other(error: Exception) -> int:
    """Report the parser's own errors (a wrong option, a missing argument), the system's, and what is a defect of bilat."""
    if type(error).__name__ == "Abort":
        return _report("stopped", STOPPED)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error)
        return MISUSED
    show = getattr(error, "format_message", None)
    if show is not None:
        context = getattr(error, "ctx", None)
        hint = f" (see: {context.command_path} --help)" if context is not None else ""
        return _report(f"{show()}{hint}".replace("\n", " "), MISUSED)
    if isinstance(error, OSError):
        return _report(f"{error.filename or 'system'}: {error.strerror or error}", FAILED)
    if os.environ.get("BILAT_DEBUG"):
        raise error
    return _report(f"this is a defect: {type(error).__name__}: {error} (BILAT_DEBUG=1 shows where)", DEFECT)


def _silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at exit has nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
