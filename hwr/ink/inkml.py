"""InkML, the W3C's format for digital ink: drawings as files, and as text for the clipboard.

Our own files carry canvas units, marked by an annotation, and come back exactly as they were written: paths, times,
pressures and pen widths. All other ink comes in units of its maker and is fitted to the canvas. InkML counts x to the
right and y downward, as the canvas does, unless a channel says `orientation="-ve"`.

What is read: traces, alone, in groups or continued; trace formats with channels in any order, found where a trace, its
group, its context or the stream says; brush widths. Not read: mappings, canvas transforms, trace views.

Source: Ink Markup Language (InkML), W3C Recommendation 20 September 2011.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypedDict
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from numpy.typing import NDArray

from hwr.errors import DrawingError, InkFileError
from hwr.files import UnusableFileError, read_regular
from hwr.ink.drawing import (
    CANVAS_SIZE,
    DEFAULT_PEN_WIDTH,
    MAX_PEN_WIDTH,
    MAX_POINTS,
    MAX_STROKES,
    MIN_PEN_WIDTH,
    NOMINAL_PRESSURE,
    Drawing,
    Stroke,
)
from hwr.ink.inkml_trace import MAX_VALUES, Channel, TraceError, TraceFormat, decode_trace
from hwr.ink.xml_tree import MAX_BYTES, MAX_DEPTH, Element, parse_xml
from hwr.language import tr

NAMESPACE: Final = "http://www.w3.org/2003/InkML"
_OURS: Final = ("hwr-canvas", f"{CANVAS_SIZE:g}")
"""Type and text of the annotation that marks our own files: the canvas units they are in."""

_PLAIN: Final = TraceFormat((Channel("X"), Channel("Y")), regular=2)
"""The format of traces that name none."""

_METRES: Final = {"m": 1.0, "cm": 0.01, "mm": 0.001, "in": 0.0254, "pt": 0.0254 / 72, "pc": 0.0254 / 6}
_SECONDS: Final = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}
_FORCE: Final = ("F", "P")
"""InkML's name for the pen's force, and one that is met instead of it."""


def read_inkml(path: Path) -> Drawing:
    """Read an InkML file.

    Raises:
        InkFileError: if it cannot be read, is too large or malformed; the sentence names the file, and the line.
    """
    try:
        document = read_regular(path, most=MAX_BYTES)
    except UnusableFileError as problem:
        raise InkFileError(f"{path} {problem}.") from problem
    return parse_inkml(document, name=str(path))


def parse_inkml(document: str | bytes, *, name: str = "") -> Drawing:
    """Read an InkML document; `name` is what an error calls it, if it has one.

    Raises:
        InkFileError: if it is too large or malformed; the sentence names the line.
    """
    name = name or tr("The ink")
    root = parse_xml(document, name=name)
    if root.tag != "ink":
        raise InkFileError(
            tr(
                "{name}, line {line}: InkML begins with <ink>; this begins with <{tag}>.",
                name=name,
                line=root.line,
                tag=root.tag,
            )
        )
    ours = any((note.attributes.get("type"), note.text.strip()) == _OURS for note in root.children)
    with np.errstate(over="ignore", invalid="ignore"):  # what is not finite is refused when the stroke is made
        traces = _Document(root, name).traces()
        return Drawing(tuple(trace.stroke() for trace in traces)) if ours else _fitted(traces)


def notes_of(document: str | bytes, *, name: str = "") -> dict[str, str]:
    """What an InkML document says about itself as a whole, by the annotations' types: "truth", "writer".

    Raises:
        InkFileError: as `parse_inkml`.
    """
    notes = (note for note in parse_xml(document, name=name or tr("The ink")).children if note.tag == "annotation")
    return {note.attributes.get("type", ""): note.text.strip() for note in notes}


def inkml_bytes(drawing: Drawing, notes: Mapping[str, str] | None = None) -> bytes:
    """A drawing as an InkML document in UTF-8, which `parse_inkml` turns back into an equal drawing.

    Args:
        notes: annotations, by type, which `notes_of` gives back.
    """
    pens = {width: f"pen{i}" for i, width in enumerate(dict.fromkeys(stroke.pen_width for stroke in drawing.strokes))}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<ink xmlns="{NAMESPACE}">',
        '  <annotation type="{}">{}</annotation>'.format(*_OURS),
        *(f"  <annotation type={quoteattr(kind)}>{escape(text)}</annotation>" for kind, text in (notes or {}).items()),
        "  <definitions>",
        '    <context xml:id="canvas">',
        "      <traceFormat>",
        '        <channel name="X" type="decimal"/>',
        '        <channel name="Y" type="decimal"/>',
        '        <channel name="T" type="decimal" units="s"/>',
        '        <channel name="F" type="decimal" min="0" max="1"/>',
        "      </traceFormat>",
        "    </context>",
    ]
    for width, pen in pens.items():
        lines.append(f'    <brush xml:id="{pen}"><brushProperty name="width" value="{width!r}"/></brush>')
    lines.append("  </definitions>")
    for stroke in drawing.strokes:
        points = ", ".join(" ".join(map(repr, row)) for row in stroke.points.tolist())
        lines.append(f'  <trace contextRef="#canvas" brushRef="#{pens[stroke.pen_width]}">{points}</trace>')
    lines.append("</ink>\n")
    return "\n".join(lines).encode()


@dataclass(frozen=True, eq=False)
class _Trace:
    """One trace as it was read, in the document's units.

    Attributes:
        points: float64 (n, 4), n >= 1: x, y, t in seconds, pressure (of any range, where the document says none).
        pen_width: of its brush; None where not said.
        where: name and line of the document, for errors.
    """

    points: NDArray[np.float64]
    pen_width: float | None
    where: str

    def stroke(self) -> Stroke:
        try:
            return Stroke.from_points(self.points, DEFAULT_PEN_WIDTH if self.pen_width is None else self.pen_width)
        except DrawingError as error:
            raise InkFileError(f"{self.where}: {error}") from error


def _fitted(traces: list[_Trace]) -> Drawing:
    """Foreign traces on our canvas: time from 0, pressure up to 1, and pens scaled with the ink as far as ours go."""
    if not traces:
        return Drawing()
    begin = min(float(trace.points[:, 2].min()) for trace in traces)
    hardest = max(1.0, *(float(trace.points[:, 3].max()) for trace in traces))
    traces = [replace(t, points=(t.points - [0, 0, begin, 0]) / [1, 1, 1, hardest]) for t in traces]
    drawing = Drawing(tuple(trace.stroke() for trace in traces))
    fitted = drawing.fitted()
    before, after = (max(b[2] - b[0], b[3] - b[1]) for b in (drawing.bounds, fitted.bounds))
    strokes = []
    for stroke, trace in zip(fitted.strokes, traces, strict=True):
        scaled = before > 0 and trace.pen_width is not None
        width = stroke.pen_width * after / before if scaled else DEFAULT_PEN_WIDTH
        strokes.append(replace(stroke, pen_width=min(max(width, MIN_PEN_WIDTH), MAX_PEN_WIDTH)))
    return Drawing(tuple(strokes))


class _Setting(TypedDict, total=False):
    """How traces are to be understood, as far as it was said."""

    trace_format: TraceFormat
    pen: tuple[float, str]  # width and its unit


class _Document:
    """One document: its traces in order, and what it says about how to understand them."""

    def __init__(self, root: Element, name: str) -> None:
        self._root = root
        self._name = name
        self._by_id = {node.attributes["id"]: node for node in _all_nodes(root) if "id" in node.attributes}
        self._settings: dict[int, _Setting] = {}  # by the identity of the node that says so
        self._room = MAX_VALUES

    def traces(self) -> list[_Trace]:
        """The traces, continued ones joined; without empty ones and the ways of a pen off the paper."""
        nodes = list(self._trace_nodes(self._root, _Setting()))
        if len(nodes) > MAX_STROKES:
            raise self._error(nodes[MAX_STROKES][0].line, tr("more than {most:,} strokes", most=MAX_STROKES))
        counts = np.cumsum([0, *(node.text.count(",") + 1 for node, _ in nodes)])
        if counts[-1] > MAX_POINTS:
            beyond = int(np.searchsorted(counts, MAX_POINTS, side="right")) - 1
            raise self._error(nodes[beyond][0].line, tr("more than {most:,} points", most=MAX_POINTS))
        begun: list[tuple[Element, _Setting, list[NDArray[np.float64]]]] = []
        place: dict[str, int] = {}
        for node, setting in nodes:
            points = self._read_points(node, setting.get("trace_format", _PLAIN))
            prior = node.attributes.get("priorRef", "").removeprefix("#")
            index = place.get(prior) if prior else len(begun) - 1
            if node.attributes.get("continuation") in ("middle", "end") and index is not None and index >= 0:
                begun[index][2].append(points)
            else:
                index = len(begun)
                begun.append((node, setting, [points]))
            if "id" in node.attributes:
                place[node.attributes["id"]] = index
        return [
            _Trace(np.concatenate(points), _pen_width(setting), f"{self._name}, line {node.line}")
            for node, setting, points in begun
            if any(map(len, points))
        ]

    def _trace_nodes(self, parent: Element, setting: _Setting) -> Iterator[tuple[Element, _Setting]]:
        """All traces below a node with what holds for each; what a stream sets holds for what follows it."""
        for node in parent.children:
            if node.tag in ("context", "inkSource", "traceFormat", "brush"):
                setting = setting | self._setting(node)
            elif node.tag == "traceGroup":
                yield from self._trace_nodes(node, setting | self._setting(node))
            elif node.tag == "trace" and node.attributes.get("type") != "penUp":
                yield node, setting | self._setting(node)

    def _setting(self, node: Element, depth: int = 0) -> _Setting:
        """What a node says about traces, itself and by what it refers to."""
        if id(node) in self._settings:
            return self._settings[id(node)]
        if depth > MAX_DEPTH:
            raise self._error(node.line, tr("too many references to references"))
        self._settings[id(node)] = setting = _Setting()  # a circle of references ends here
        for reference in ("contextRef", "inkSourceRef", "traceFormatRef", "brushRef"):
            # What is not in the document, such as "#DefaultContext", says nothing.
            if target := self._by_id.get(node.attributes.get(reference, "").removeprefix("#")):
                setting = setting | self._setting(target, depth + 1)
        if node.tag == "traceFormat":
            setting = setting | {"trace_format": self._trace_format(node)}
        elif node.tag == "brush" and (pen := self._pen(node)):
            setting = setting | {"pen": pen}
        elif node.tag in ("context", "inkSource"):
            for child in node.children:
                if child.tag in ("inkSource", "traceFormat", "brush"):
                    setting = setting | self._setting(child, depth + 1)
        self._settings[id(node)] = setting
        return setting

    def _trace_format(self, node: Element) -> TraceFormat:
        groups = {group.tag: group.children for group in node.children}
        regular = [*node.children, *groups.get("regularChannels", [])]  # the latter in drafts of InkML
        channels = [self._channel(part) for part in regular if part.tag == "channel"]
        sometimes = [self._channel(part) for part in groups.get("intermittentChannels", []) if part.tag == "channel"]
        trace_format = TraceFormat((*channels, *sometimes), regular=len(channels))
        for name in ("X", "Y"):
            if trace_format.column(name) is None:
                raise self._error(node.line, tr("the trace format has no channel {name}", name=name))
        return trace_format

    def _channel(self, node: Element) -> Channel:
        return Channel(
            name=node.attributes.get("name", ""),
            units=node.attributes.get("units", ""),
            low=self._number(node, "min"),
            high=self._number(node, "max"),
            reversed=node.attributes.get("orientation") == "-ve",
        )

    def _pen(self, node: Element) -> tuple[float, str] | None:
        for part in node.children:
            if part.tag == "brushProperty" and part.attributes.get("name") == "width":
                width = self._number(part, "value")
                if width is None or width <= 0:
                    raise self._error(part.line, tr("the brush width is {found!r}", found=part.attributes.get("value")))
                return width, part.attributes.get("units", "")
        return None

    def _number(self, node: Element, attribute: str) -> float | None:
        text = node.attributes.get(attribute)
        if text is None:
            return None
        try:
            number = float(text)
        except ValueError:
            number = np.nan
        if not np.isfinite(number):
            raise self._error(
                node.line, tr("{attribute} is {found!r}, which is no number", attribute=attribute, found=text[:20])
            )
        return number

    def _read_points(self, node: Element, trace_format: TraceFormat) -> NDArray[np.float64]:
        """A trace's points as float64 (n, 4): x, y in the unit of x, t in seconds, pressure."""
        try:
            values = decode_trace(node.text, trace_format, most=self._room)
        except TraceError as error:
            raise self._error(node.text_line + node.text.count("\n", 0, error.position), str(error)) from error
        self._room -= values.size
        channels = trace_format.channels
        x, y = (trace_format.column(name) or 0 for name in ("X", "Y"))
        t, force = trace_format.column("T"), trace_format.column(*_FORCE)
        points = np.column_stack([values[:, x], values[:, y], np.zeros(len(values)), np.zeros(len(values))])
        points[:, :2] *= [-1.0 if channels[i].reversed else 1.0 for i in (x, y)]
        points[:, 1] *= _ratio(channels[y].units, channels[x].units) or 1.0
        points[:, 2] = 0.0 if t is None else _filled(values[:, t]) * _SECONDS.get(channels[t].units, _SECONDS["ms"])
        points[:, 3] = NOMINAL_PRESSURE if force is None else _pressure(values[:, force], channels[force])
        return points[~np.isnan(points[:, :2]).any(axis=1)]

    def _error(self, line: int, message: str) -> InkFileError:
        return InkFileError(tr("{name}, line {line}: {fault}.", name=self._name, line=line, fault=message))


def _pressure(force: NDArray[np.float64], channel: Channel) -> NDArray[np.float64]:
    """The pen's force as a share of its channel's range, as it is where the channel states none."""
    low = channel.low or 0.0
    if channel.high is not None and channel.high > low:
        force = np.clip((force - low) / (channel.high - low), 0.0, 1.0)
    return np.where(np.isnan(force), NOMINAL_PRESSURE, force)


def _filled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values with each unknown one replaced by the last known before it, 0 if there is none."""
    known = np.where(np.isnan(values), -1, np.arange(len(values)))
    last = np.maximum.accumulate(known)
    return np.where(last < 0, 0.0, values[last])


def _pen_width(setting: _Setting) -> float | None:
    """The brush's width in the unit of x; None if there is none or the units have nothing to do with each other."""
    if "pen" not in setting:
        return None
    width, units = setting["pen"]
    x_units = next((c.units for c in setting.get("trace_format", _PLAIN).channels if c.name == "X"), "")
    ratio = 1.0 if units in ("", x_units) else _ratio(units, x_units)
    return ratio and width * ratio


def _ratio(unit: str, other: str) -> float | None:
    """How many of the other unit of length one is; None where either is not known."""
    return _METRES[unit] / _METRES[other] if unit in _METRES and other in _METRES else None


def _all_nodes(root: Element) -> Iterator[Element]:
    """A node and everything below it."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        yield node
