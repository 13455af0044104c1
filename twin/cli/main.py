"""Entry of the command line: the parser, and the one table from exceptions to exit codes."""

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from twin import __version__
from twin.bootstrap import build_services
from twin.cli import access, check, export, ingest, route, rule, say, serve, signs
from twin.cli.output import Output
from twin.errors import FaultError, IntegrityError, TwinError

DESCRIPTION: Final = """\
政务服务场所的数字孪生：读入 IFC 模型，给出分区、通道与标识，计算无障碍路线，并以语音引导。
A digital twin of public service halls: reads an IFC model, finds accessible
routes in it, and guides people along them by picture and voice."""

EPILOG: Final = """\
examples:
  twin ingest hall.ifc                                what is in the model, and what is odd about it
  twin route hall.ifc --from entrance --to 3号窗口 --profile wheelchair
  twin say hall.ifc --from entrance --to 母婴室 -o way.wav
  twin serve hall.ifc                                 the visitor's page at http://127.0.0.1:8000

exit codes: 0 fine · 1 an honest no (no route) · 2 wrong use or unusable input · 3 the file's integrity is
not proven · 4 an internal fault · 130 interrupted"""


class ExitCode(IntEnum):
    """Exit codes, the same for every command."""

    FINE = 0
    NEGATIVE = 1
    WRONG_USE = 2
    INTEGRITY = 3
    FAULT = 4
    INTERRUPTED = 130


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with all commands."""
    parser = argparse.ArgumentParser(
        prog="twin", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"twin {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the traceback of a fault")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")
    for module in (ingest, route, check, rule, access, signs, say, export, serve):
        module.add_parser(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        args = build_parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has printed what was wrong, or the help
        return ExitCode.FINE if stop.code in {None, 0} else ExitCode.WRONG_USE
    output = Output(as_json=getattr(args, "json", False))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code: int = args.run(args, build_services(), output)
        sys.stdout.flush()
    except KeyboardInterrupt:
        output.tell("interrupted")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FINE
    except Exception as error:  # noqa: BLE001  # the shell is the one place where every fault becomes a sentence
        return _refuse(error, output, debug=args.debug)
    return code


def _refuse(error: Exception, output: Output, *, debug: bool) -> ExitCode:
    if debug:
        traceback.print_exception(error)
        if isinstance(error, FaultError) and len(error.args) > 1:
            sys.stderr.write(str(error.args[1]))
    if isinstance(error, IntegrityError):
        output.tell(str(error))
        return ExitCode.INTEGRITY
    if isinstance(error, FaultError):
        output.tell(f"an internal fault, which is ours to mend: {error.args[0]} (--debug shows where)")
        return ExitCode.FAULT
    if isinstance(error, TwinError):
        output.tell(str(error.args[0] if error.args else error))
        return ExitCode.WRONG_USE
    if isinstance(error, OSError) and error.filename:
        output.tell(f"cannot use {error.filename}: {error.strerror}")
        return ExitCode.WRONG_USE
    output.tell(f"an internal fault, which is ours to mend: {type(error).__name__}: {error} (--debug shows where)")
    return ExitCode.FAULT
