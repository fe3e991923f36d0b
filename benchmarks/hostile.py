"""Hostile files: the seconds of processor and the peak memory that each takes, beside what it may take at most.

Each is read in a process of its own, in the way `hwr predict`, `hwr evaluate` and `hwr train` read it, after the
program has been loaded. `before` is what the files took before anything was bounded, on the same kind of machine.

Run: python benchmarks/hostile.py [NAME ...]
"""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent))

MB: Final = 1 << 20
LIMIT: Final = 120
"""Seconds after which a file counts as hanging."""

CHILD: Final = """
import os, resource, sys, time
from pathlib import Path
from hwr.errors import HwrError
from hwr.data.sources import open_source
from hwr.evaluation import evaluate
from hwr.ink.inkml import read_inkml
from hwr.ink.picture import read_picture
from hwr.recipe.recipe import read_recipe
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.explain.lesson import read_lesson
recognizer = Recognizer(load_model(Paths.of_user().shipped_model))
READ = {
    "ink": lambda path: recognizer.recognize(read_inkml(path)),
    "picture": lambda path: recognizer.recognize_bitmap(read_picture(path)),
    "samples": lambda path: [*evaluate(recognizer, open_source(path))],
    "recipe": read_recipe, "lesson": read_lesson, "model": load_model,
}
begin = time.process_time()
try:
    READ[sys.argv[1]](Path(sys.argv[2]))
    said = "read"
except HwrError as error:
    said = str(error).replace(sys.argv[2], "FILE")
except BaseException as error:
    said = f"!! {type(error).__name__}: {str(error)[:80]}"
status = Path("/proc/self/status")  # the other counter begins with what the process had that started this one
if status.exists():
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
apart = os.times()  # what was decoded in a process of its own counts too
peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
print(time.process_time() - begin + apart.children_user + apart.children_system, peak, said, sep="\\t")
"""


@dataclass(frozen=True)
class Case:
    """One hostile file.

    Attributes:
        name: what it is.
        reader: what reads it, as `CHILD` calls it.
        before: what it took, in words.
        seconds, megabytes: what it may take at most.
        make: writes it to a path.
    """

    name: str
    reader: str
    before: str
    seconds: float
    megabytes: float
    make: Callable[[Path], object]


def _ink(body: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(f"<ink>{body}</ink>", encoding="utf-8")


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _link(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def chunk(name: bytes, body: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as a file."""
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def many_tensors(count: int) -> bytes:
    """A model file that describes so many tensors without anything in them."""
    tensors = {f"t{i}": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]} for i in range(count)}
    header = json.dumps({"__metadata__": {"hwr": "{}"}, **tensors}, separators=(",", ":")).encode()
    return len(header).to_bytes(8, "little") + header


def bomb(size: int) -> bytes:
    """So many blanks, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(b" " * MB) for _ in range(size // MB)), packer.flush()])


def _save(image: Image.Image, kind: str, path: Path) -> None:
    path.write_bytes(encoded(image, kind))


def pdf(body: str, *, box: str = "0 0 200 100", pages: int = 1) -> bytes:
    """A PDF whose pages all draw the same."""
    return _pdf(body.encode(), "", box, pages)


def packed_pdf(unit: bytes, size: int) -> bytes:
    """A PDF of one page that draws `unit` again and again, `size` bytes in all, packed."""
    packer = zlib.compressobj(9)
    block = unit * (MB // len(unit))
    body = b"".join([*(packer.compress(block) for _ in range(size // len(block))), packer.flush()])
    return _pdf(body, "/Filter/FlateDecode", "0 0 200 100", 1)


def _pdf(body: bytes, filtered: str, box: str, pages: int) -> bytes:
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 3 0 R>>".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        f"<</Length {len(body)}{filtered}>>stream\n".encode() + body + b"\nendstream",
        *[page] * pages,
    ]
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(parts) + 1}/Root 1 0 R>>\n"
    return bytes(data) + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def cases() -> Iterator[Case]:
    """All of them."""
    rng = np.random.default_rng(0)
    places = ",".join(f"{x} {y}" for x, y in rng.integers(0, 9999, (200_000, 2)).tolist())
    small = Image.new("L", (20, 20), 255)
    png, jpeg, gif = (encoded(small, kind) for kind in ("PNG", "JPEG", "GIF"))
    colours = 13 + (3 * 2 ** ((gif[10] & 7) + 1) if gif[10] & 128 else 0)
    line = '{"id":"a","label":"1","writer":"w","strokes":[%s]}'
    dotted = b"a" + b".a" * 10_000 + b" = 1\n"
    yield Case("InkML: 1,500 blanks and an x", "ink", "30 s", 2, 300, _ink("<trace>" + " " * 1500 + "x</trace>"))
    yield Case("InkML: 20 MB of blanks", "ink", "endless", 2, 300, _ink("<trace>" + " " * (20 * MB) + "x</trace>"))
    yield Case("InkML: 20 MB of digits", "ink", "", 2, 300, _ink("<trace>" + "1" * (20 * MB) + "</trace>"))
    yield Case("InkML: 20 MB of points", "ink", "", 2, 300, _ink("<trace>" + "1 1," * (5 * MB) + "</trace>"))
    yield Case("InkML: 20 MB of numbers", "ink", "", 2, 300, _ink("<trace>" + "1 " * (10 * MB) + "</trace>"))
    yield Case("InkML: 20 MB of differences", "ink", "", 2, 300, _ink("<trace>" + "'1'1," * (4 * MB) + "</trace>"))
    yield Case("InkML: 20 MB of one name", "ink", "", 2, 300, _ink("<" + "a" * (20 * MB) + "/>"))
    yield Case(
        "InkML: 20 MB of attributes",
        "ink",
        "",
        2,
        300,
        _ink("<a " + "".join(f"a{i}='' " for i in range(2 * MB)) + "/>"),
    )
    yield Case("InkML: 20 MB of elements", "ink", "", 2, 300, _ink("<a/>" * (5 * MB)))
    yield Case("InkML: 20 MB of remarks", "ink", "", 2, 300, _ink("<!---->" * (3 * MB)))
    yield Case("InkML: 20 MB of instructions", "ink", "", 2, 300, _ink("<?a?>" * (4 * MB)))
    yield Case("InkML: 20 MB of line ends", "ink", "", 2, 300, _ink("<trace>" + "\n" * (20 * MB) + "</trace>"))
    yield Case(
        "InkML: 20 MB of characters by number", "ink", "", 2, 300, _ink("<trace>" + "&#32;" * (4 * MB) + "</trace>")
    )
    declared = "".join(f'<!ATTLIST a a{i} CDATA "x">' for i in range(1000))
    yield Case(
        "InkML: 1,000 attributes for each of 40,000",
        "ink",
        "",
        2,
        300,
        _bytes(f"<!DOCTYPE ink [{declared}]><ink>{'<a/>' * 40_000}</ink>".encode()),
    )
    wide = "".join(f'<channel name="c{i}"/>' for i in range(98))
    wide = f'<traceFormat><channel name="X"/><channel name="Y"/>{wide}</traceFormat>'
    row = "'1" + " 1" * 99 + ","
    yield Case(
        "InkML: 20 MB of 100 channels",
        "ink",
        "",
        2,
        300,
        _ink(wide + "<trace>" + row * (20 * MB // len(row)) + "</trace>"),
    )
    yield Case("InkML: 199,000 one-point traces", "ink", "35 s, 965 MB", 3, 300, _ink("<trace>1 1</trace>" * 199_000))
    yield Case(
        "InkML: 5,000 traces of one point",
        "ink",
        "",
        3,
        300,
        _ink("<trace>1 1</trace>" * 4_998 + "<trace>9 9,80 80</trace>"),
    )
    yield Case("InkML: 200,000 points", "ink", "35 s, 965 MB", 3, 300, _ink(f"<trace>{places}</trace>"))
    for reader in ("recipe", "lesson"):
        yield Case(f"TOML, {reader}: key of 20 kB", reader, "4.4 s, 421 MB", 0.5, 300, _bytes(dotted))
        yield Case(
            f"TOML, {reader}: 90,000 values",
            reader,
            "",
            0.5,
            300,
            _bytes(b"".join(b"k%d=1\n" % i for i in range(90_000))),
        )
        yield Case(
            f"TOML, {reader}: 1,990 keys of 9 parts",
            reader,
            "",
            0.5,
            300,
            _bytes(b"".join(b"k%d" % i + b".a" * 8 + b"=1\n" for i in range(1_990))),
        )
        yield Case(f"TOML, {reader}: 1 MB of escapes", reader, "", 0.5, 300, _bytes(b'a="' + b"\\n" * 500_000 + b'"'))
        yield Case(f"TOML, {reader}: 1 MB of brackets", reader, "", 0.5, 300, _bytes(b"a=" + b"[" * 1_000_000))
        yield Case(f"TOML, {reader}: 1 MB of digits", reader, "", 0.5, 300, _bytes(b"a=0x" + b"f" * 1_000_000))
    deep = encoded(Image.fromarray(np.full((5000, 5000), 40_000, np.uint16)), "PNG")
    yield Case("PNG: 16-bit grey, 25 million pixels", "picture", "974 MB", 2, 300, _bytes(deep))
    for kind in ("PNG", "BMP", "GIF", "JPEG"):
        yield Case(
            f"{kind}: 25 million pixels",
            "picture",
            "",
            2,
            300,
            _bytes(encoded(Image.new("RGB", (5000, 5000), "white"), kind)),
        )
    yield Case(
        "PNG: 25 million pixels and opacity",
        "picture",
        "",
        2,
        300,
        _bytes(encoded(Image.new("RGBA", (5000, 5000), "white"), "PNG")),
    )
    yield Case(
        "WEBP: 15 million pixels",
        "picture",
        "",
        2,
        300,
        _bytes(encoded(Image.new("RGB", (5000, 3000), "white"), "WEBP")),
    )
    yield Case(
        "WEBP: 25 million pixels",
        "picture",
        "",
        2,
        300,
        _bytes(encoded(Image.new("RGB", (5000, 5000), "white"), "WEBP")),
    )
    yield Case(
        "PNG: a million remarks",
        "picture",
        "",
        2,
        300,
        _bytes(png[:33] + chunk(b"tEXt", b"a\0b") * 1_000_000 + png[33:]),
    )
    yield Case(
        "PNG: a million empty pieces",
        "picture",
        "",
        2,
        300,
        _bytes(png[:33] + chunk(b"IDAT", b"") * 1_000_000 + png[33:]),
    )
    yield Case(
        "PNG: 100 MB of colour profile in 100 kB",
        "picture",
        "",
        2,
        300,
        _bytes(png[:33] + chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(100 * MB))) + png[33:]),
    )
    yield Case(
        "GIF: two million remarks",
        "picture",
        "",
        2,
        300,
        _bytes(gif[:colours] + b"!\xfe\x01a\x00" * 2_000_000 + gif[colours:]),
    )
    yield Case(
        "JPEG: a million pieces of notes",
        "picture",
        "",
        2,
        300,
        _bytes(jpeg[:2] + (b"\xff\xe1" + struct.pack(">H", 9) + b"Exif\0\0a") * 1_000_000 + jpeg[2:]),
    )
    page = "7016 by 4960 pixels"
    for kind, most in (("PNG", 300), ("TIFF", 300), ("WEBP", 750), ("AVIF", 550), ("JPEG2000", 300)):
        make = partial(_save, Image.new("RGB", (7016, 4960), "white"), kind)
        yield Case(f"{kind}: {page}", "picture", "refused", 9, most, make)
    progressive = encoded(small, "JPEG", progressive=True)
    last = progressive.rindex(b"\xff\xda")
    scans = progressive[:last] + progressive[last:-2] * 50_000 + progressive[-2:]
    yield Case("JPEG: 50,000 scans", "picture", "", 2, 300, _bytes(scans))
    yield Case("PDF: a page of 1e30 by 1e30", "picture", "refused", 3, 300, _bytes(pdf("", box="0 0 1e30 1e30")))
    yield Case("PDF: 20,000 pages", "picture", "refused", 3, 300, _bytes(pdf("", pages=20_000)))
    yield Case(
        "PDF: 1 GB of drawing in 1 MB", "picture", "refused", 40, 1100, _bytes(packed_pdf(b"0 0 m 9 9 l S ", 1024 * MB))
    )
    yield Case("TIFF that is called PNG", "picture", "", 2, 300, _bytes(encoded(small, "TIFF")))
    yield Case(
        "JSON line: 19 MB of [],",
        "samples",
        "687 MB",
        2,
        300,
        _bytes((line % ("[]," * (19 * MB // 3) + "[]")).encode()),
    )
    yield Case("JSON line: 19 MB of 1,", "samples", "", 2, 300, _bytes((line % ("1," * (9 * MB) + "1")).encode()))
    yield Case("JSON line: 19 MB of {},", "samples", "", 2, 300, _bytes((line % ("{}," * (6 * MB) + "{}")).encode()))
    yield Case("JSON line: 19 MB of [", "samples", "", 2, 300, _bytes((line % ("[" * (19 * MB))).encode()))
    yield Case("JSON line: 400,000 [", "samples", "", 2, 300, _bytes((line % ("[" * 400_000)).encode()))
    yield Case(
        "JSON line: 19 MB of digits",
        "samples",
        "",
        2,
        300,
        _bytes((line % ("[[0." + "1" * (19 * MB) + ",1]]")).encode()),
    )
    yield Case(
        "JSON line: 200,000 points",
        "samples",
        "",
        3,
        300,
        _bytes((line % json.dumps([rng.integers(0, 9999, (200_000, 2)).tolist()])).encode()),
    )
    yield Case("JSON lines: one without an end", "samples", "", 2, 300, _bytes(b"a" * (64 * MB)))
    yield Case("JSON lines: 1 GB of blanks in 1 MB", "samples", "", 2, 300, _bytes(bomb(1024 * MB)))
    yield Case("Model: 1,000,000 tensors", "model", "1,927 MB, 21 s", 2, 300, _bytes(many_tensors(1_000_000)))
    yield Case("Model: 15,000 tensors", "model", "", 2, 300, _bytes(many_tensors(15_000)))
    yield Case("Model: 190 MB of zeros", "model", "", 2, 300, lambda path: path.write_bytes(bytes(190 * MB)))
    for reader in ("ink", "picture", "samples", "recipe", "lesson", "model"):
        if hasattr(os, "mkfifo"):
            yield Case(
                f"A pipe, as {reader}", reader, "hangs" if reader in ("recipe", "lesson") else "", 2, 300, os.mkfifo
            )
        for device in ("/dev/zero", "/dev/tty", "/proc/kcore"):
            if Path(device).exists():
                yield Case(f"{device}, as {reader}", reader, "", 2, 300, _link(device))


def main() -> int:
    wanted = " ".join(sys.argv[1:]).lower()
    failed = 0
    print(f"{'file':<46} {'before':<15} {'at most':>13} {'now':>15}  what is said")
    for case in cases():
        if wanted not in case.name.lower():
            continue
        suffix = ".gz" if "1 GB" in case.name else ""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"odd.jsonl{suffix}"
            case.make(path)
            command = [sys.executable, "-c", CHILD, case.reader, str(path)]
            try:
                done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=LIMIT)
                seconds, megabytes, said = done.stdout.strip().split("\t")
            except subprocess.TimeoutExpired:
                seconds, megabytes, said = "inf", "0", "!! hangs"
            except ValueError:
                seconds, megabytes, said = "inf", "0", f"!! {done.stderr[-80:]!r}"
        bad = float(seconds) > case.seconds or float(megabytes) > case.megabytes or said.startswith("!!")
        failed += bad
        limits = f"{case.seconds:g} s {case.megabytes:.0f} MB"
        now = f"{float(seconds):.2f} s {float(megabytes):.0f} MB"
        print(f"{case.name:<46} {case.before:<15} {limits:>13} {now:>15}{' !' if bad else '  '}{said[:70]}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
