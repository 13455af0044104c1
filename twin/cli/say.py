"""``twin say``: a way as sound."""

import argparse
from pathlib import Path

from twin.app.services import Services
from twin.app.spoken import WORDS_PER_MINUTE, speak_way
from twin.app.way import NoWay, find_way
from twin.cli.model_argument import add_command, add_way_arguments, open_model, request_of
from twin.cli.output import Output


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "say",
        "语音播报路线 · speak a way into a WAV or MP3 file",
        "twin say hall.ifc --from entrance --to 母婴室 -o way.wav\n"
        "twin say hall.ifc --from entrance --to toilet --lang en --rate slow -o way.mp3",
    )
    add_way_arguments(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="a .wav or .mp3 file; the transcript goes beside it as .txt",
    )
    parser.add_argument("--rate", choices=list(WORDS_PER_MINUTE), default="normal", help="speed (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print one JSON document with the transcript")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Find the way, speak it, write sound and transcript; 1 if there is no way (its reasons are spoken)."""
    if args.output.suffix.lower() not in {".wav", ".mp3"}:
        output.tell(f"cannot write {args.output.name}: the name must end in .wav or .mp3")
        return 2
    way = find_way(open_model(args, services, output), request_of(args))
    with output.progress("speaking"):
        spoken = speak_way(services, way, rate=args.rate)
    sound = spoken.wav if args.output.suffix.lower() == ".wav" else services.sound.to_mp3(spoken.wav)
    transcript = args.output.with_suffix(".txt")
    args.output.write_bytes(sound)
    transcript.write_text("".join(line + "\n" for line in spoken.transcript), encoding="utf-8")
    if output.as_json:
        output.document(
            {
                "file": str(args.output),
                "transcript_file": str(transcript),
                "lang": way.language,
                "transcript": list(spoken.transcript),
            }
        )
    else:
        for line in spoken.transcript:
            output.answer.print(line, markup=False)
        output.tell(f"wrote {args.output} and {transcript}")
    return 1 if isinstance(way, NoWay) else 0
