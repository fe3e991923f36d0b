"""InkML: our own drawings come back equal, other programs' ink is understood, damage is named with its line."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import InkFileError
from hwr.ink.drawing import (
    CANVAS_SIZE,
    DEFAULT_PEN_WIDTH,
    MAX_COORDINATE,
    MAX_POINTS,
    MIN_PEN_WIDTH,
    NOMINAL_PRESSURE,
    Drawing,
    Stroke,
)
from hwr.ink.inkml import inkml_bytes, parse_inkml, read_inkml
from hwr.ink.inkml_trace import Channel, TraceFormat, decode_trace
from hwr.ink.xml_tree import MAX_BYTES

coordinates = st.floats(-MAX_COORDINATE, MAX_COORDINATE)
points = st.tuples(coordinates, coordinates, st.floats(allow_nan=False, allow_infinity=False), st.floats(0, 1))
strokes = st.builds(
    Stroke.from_points, st.lists(points, min_size=1, max_size=6), st.floats(0, MAX_COORDINATE, exclude_min=True)
)
drawings = st.lists(strokes, max_size=4).map(lambda made: Drawing(tuple(made)))


def ink(body: str) -> str:
    """A document in InkML's namespace; the body begins on its second line."""
    return f'<ink xmlns="http://www.w3.org/2003/InkML">\n{body}\n</ink>'


def paths(drawing: Drawing) -> list[list[list[float]]]:
    return [stroke.xy.tolist() for stroke in drawing.strokes]


def fitted(*strokes: list[tuple[float, float]]) -> list[list[list[float]]]:
    """What foreign strokes look like on the canvas."""
    return paths(Drawing.from_strokes(strokes).fitted())


FORMAT = """
<traceFormat xml:id="f">
  <channel name="T" type="integer" units="{t}"/><channel name="Y" orientation="-ve"/>
  <channel name="F" min="100" max="300"/><channel name="X"/>
  <intermittentChannels><channel name="S" type="boolean"/></intermittentChannels>
</traceFormat>"""
DIAGONAL = fitted([(0, 0), (10, 10)])


@given(drawings)
def test_a_drawing_comes_back_as_it_was_written(drawing: Drawing) -> None:
    document = inkml_bytes(drawing)
    assert parse_inkml(document) == drawing
    assert parse_inkml(document.decode()) == drawing


def test_a_file_is_read(tmp_path: Path) -> None:
    drawing = Drawing.from_strokes([[(1.5, 2), (3, 4)], [(5, 6)]], pen_width=9)
    path = tmp_path / "drawing.inkml"
    path.write_bytes(inkml_bytes(drawing))
    assert read_inkml(path) == drawing


def test_a_busy_drawing_comes_back_and_the_busiest_is_not_too_large() -> None:
    points = np.random.default_rng(0).uniform(0, CANVAS_SIZE, (MAX_POINTS // 4, 4))
    drawing = Drawing((Stroke.from_points(points),))
    assert 4 * len(inkml_bytes(drawing)) < MAX_BYTES
    assert parse_inkml(inkml_bytes(drawing)) == drawing


def test_the_standards_own_example_of_differences() -> None:
    xy = Channel("X"), Channel("Y")
    buttons = Channel("S1"), Channel("S2")
    text = """1125 18432,'23'43,"7"-8,3-5,7 -3,6 2,6 8,3 6 T,2 4*T,3 6,3-6 F F"""
    values = decode_trace(text, TraceFormat((*xy, *buttons), regular=2))
    assert values[:, :2].tolist() == [
        [1125, 18432],
        [1148, 18475],
        [1178, 18510],
        [1211, 18540],
        [1251, 18567],
        [1297, 18596],
        [1349, 18633],
        [1404, 18676],
        [1461, 18723],
        [1521, 18776],
        [1584, 18823],
    ]
    assert values[7, 2] == 1
    assert np.isnan(values[7, 3])
    assert values[10, 2:].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0 0, 10 10", [[0, 0], [10, 10]]),
        ("0 0,10 10,", [[0, 0], [10, 10]]),
        ("  0\n0\t,\n 10 10 \n", [[0, 0], [10, 10]]),
        ("0-5,-5 0", [[0, -5], [-5, 0]]),
        ("1e1 +2.5E-1, .5 5.", [[10, 0.25], [0.5, 5]]),
        ("#A -#ff, 1 1", [[10, -255], [1, 1]]),
        ("3 4, * 5, 6 *", [[3, 4], [3, 5], [6, 5]]),
        ("3 4, '1 '2, 1 2, !0 !0, 5 5", [[3, 4], [4, 6], [5, 8], [0, 0], [5, 5]]),
        ("""3 4, 5 5, "1 "1""", [[3, 4], [5, 5], [8, 7]]),
        ("'3 '4, 1 1", [[3, 4], [4, 5]]),
        ("3 4, ' 1 - 2", [[3, 4], [4, -2]]),
    ],
)
def test_the_notation_of_points(text: str, expected: list[list[float]]) -> None:
    plain = TraceFormat((Channel("X"), Channel("Y")), regular=2)
    assert decode_trace(text, plain).tolist() == expected


def test_points_that_are_not_known_are_left_out() -> None:
    document = ink("<trace>0 0, ? 5, 5 ?, ? ?, 10 10</trace>")
    assert paths(parse_inkml(document)) == DIAGONAL


@pytest.mark.parametrize(
    "document",
    [
        ink("<trace>0 0, 10 10</trace>"),
        "<ink><trace>0 0, 10 10</trace></ink>",
        '<i:ink xmlns:i="http://www.w3.org/2003/InkML"><i:trace>0 0, 10 10</i:trace></i:ink>',
        '<?xml version="1.0" encoding="UTF-16"?><ink><trace>0 0, 10 10</trace></ink>',
        "<!DOCTYPE ink><ink><trace>0 0, 10 10</trace></ink>",
        ink("<annotation>a ten</annotation><trace/><trace>  </trace><traceGroup><trace>0 0,10 10</trace></traceGroup>"),
        ink('<trace type="penUp">50 50, 99 99</trace><trace>0 0, 10 10</trace>'),
        ink("<trace><!-- a remark -->0 0,<![CDATA[ 10 10]]></trace>"),
        ink('<definitions><trace>9 9, 5 5</trace></definitions><trace contextRef="#DefaultContext">0 0, 10 10</trace>'),
    ],
)
def test_forms_a_plain_document_can_take(document: str) -> None:
    assert paths(parse_inkml(document)) == DIAGONAL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "ascii"])
def test_bytes_are_read_in_the_encoding_they_declare(encoding: str) -> None:
    declared = encoding.removesuffix("-sig").upper()
    text = f'<?xml version="1.0" encoding="{declared}"?><ink><trace>0 0, 10 10</trace></ink>'
    assert paths(parse_inkml(text.encode(encoding))) == DIAGONAL


POINTS = "1000 -5 100 5, 1500 -9 200 5 T, 2000 -5 300 9 F, 2500 -9 ? 9"


@pytest.mark.parametrize(
    "body",
    [
        FORMAT + f"<trace>{POINTS}</trace>",
        f"""<definitions>{FORMAT}<context id="c" traceFormatRef="#f"/></definitions>
            <trace contextRef="#c">{POINTS}</trace>""",
        f"""<definitions><context xml:id="c">{FORMAT}</context></definitions>
            <traceGroup contextRef="#c"><traceGroup><trace>{POINTS}</trace></traceGroup></traceGroup>""",
        f"""<definitions><inkSource xml:id="s">{FORMAT}</inkSource><context xml:id="c" inkSourceRef="#s"/>
            <context xml:id="d" contextRef="#c"/></definitions><trace contextRef="#d">{POINTS}</trace>""",
        f"<context><inkSource>{FORMAT}</inkSource></context><trace>{POINTS}</trace>",
    ],
    ids=["stream", "reference", "group", "source", "context"],
)
def test_a_trace_format_holds_wherever_it_is_said(body: str) -> None:
    (stroke,) = parse_inkml(ink(body.replace("{t}", "ms"))).strokes
    assert stroke.xy.tolist() == fitted([(5, 5), (5, 9), (9, 5), (9, 9)])[0]
    assert stroke.points[:, 2].tolist() == [0, 0.5, 1, 1.5]
    assert stroke.points[:, 3].tolist() == [0, 0.5, 1, NOMINAL_PRESSURE]


def test_a_context_in_the_stream_holds_for_what_follows_it() -> None:
    backward = '<traceFormat><channel name="Y"/><channel name="X"/></traceFormat>'
    drawing = parse_inkml(ink(f"<trace>0 10</trace>{backward}<trace>20 3</trace>"))
    assert paths(drawing) == fitted([(0, 10)], [(3, 20)])


@pytest.mark.parametrize(("units", "seconds"), [("s", 500), ("", 0.5), ("us", 0.0005), ("turns", 0.5)])
def test_time_is_in_seconds_whatever_its_unit(units: str, seconds: float) -> None:
    drawing = parse_inkml(ink(FORMAT.replace("{t}", units) + f"<trace>{POINTS}</trace>"))
    assert drawing.strokes[0].points[1, 2] == pytest.approx(seconds)


def test_pressure_without_a_stated_range_is_a_share_of_the_hardest() -> None:
    channels = '<traceFormat><channel name="X"/><channel name="Y"/><channel name="F"/></traceFormat>'
    drawing = parse_inkml(ink(channels + "<trace>0 0 512, 1 1 1024</trace><trace>5 5 256</trace>"))
    assert [stroke.points[:, 3].tolist() for stroke in drawing.strokes] == [[0.5, 1], [0.25]]
    drawing = parse_inkml(ink(channels + "<trace>0 0 0.25, 1 1 0.5</trace>"))
    assert drawing.strokes[0].points[:, 3].tolist() == [0.25, 0.5]


def test_axes_in_different_units_keep_the_shape() -> None:
    channels = '<traceFormat><channel name="X" units="cm"/><channel name="Y" units="mm"/></traceFormat>'
    left, top, right, bottom = parse_inkml(ink(channels + "<trace>0 0, 2 10</trace>")).bounds
    assert (right - left) / (bottom - top) == pytest.approx(2)


@pytest.mark.parametrize(
    ("brush", "width"),
    [
        ('<brushProperty name="tip" value="round"/><brushProperty name="width" value="10"/>', 17.6),
        ('<brushProperty name="width" value="10"/>', 17.6),  # the ink is scaled by 1.76
        ('<brushProperty name="width" value="0.1"/>', MIN_PEN_WIDTH),
        ('<brushProperty name="width" value="1" units="cm"/>', 17.6),  # x is in mm
        ('<brushProperty name="width" value="10" units="dots"/>', DEFAULT_PEN_WIDTH),
        ('<brushProperty name="colour" value="red"/>', DEFAULT_PEN_WIDTH),
    ],
)
def test_a_brush_gives_the_pens_width_in_the_inks_own_scale(brush: str, width: float) -> None:
    channels = '<traceFormat><channel name="X" units="mm"/><channel name="Y" units="mm"/></traceFormat>'
    for body in (
        f'<brush>{brush}</brush>{channels}<trace xml:id="t">0 0, 100 0</trace>',
        f"""<definitions><brush xml:id="b">{brush}</brush><brush xml:id="c" brushRef="#b"/></definitions>{channels}
            <trace brushRef="#c">0 0, 100 0</trace>""",
    ):
        assert parse_inkml(ink(body)).strokes[0].pen_width == pytest.approx(width)


def test_a_continued_trace_is_one_stroke() -> None:
    drawing = parse_inkml(
        ink(
            '<trace xml:id="a" continuation="begin">0 0, 10 0</trace><trace>5 5</trace>'
            '<trace xml:id="b" continuation="middle" priorRef="#a">10 10</trace>'
            '<trace continuation="end" priorRef="#b">0 10</trace><trace continuation="end" priorRef="#gone">9 9</trace>'
        )
    )
    assert paths(drawing) == fitted([(0, 0), (10, 0), (10, 10), (0, 10)], [(5, 5)], [(9, 9)])


def test_ink_without_traces_is_a_blank_drawing() -> None:
    assert parse_inkml("<ink/>").is_blank
    assert parse_inkml(inkml_bytes(Drawing())).is_blank


@pytest.mark.parametrize(
    ("body", "line", "complaint"),
    [
        ("<trace>0 0,\n1 1,\n2 banana</trace>", 4, "'banana' is no value"),
        ("<trace>0 0,\n1</trace>", 3, "1 values where its format has 2"),
        ("<trace>0 0,,1 1</trace>", 2, "0 values"),
        ("<trace>\n1 2 3</trace>", 3, "more than the 2"),
        ("<trace>1 nan</trace>", 2, "'nan'"),
        ("\n<trace>1 1e999, 5 5</trace>", 3, "not a finite number"),
        ("\n\n<trace>1 1, 1e30 5</trace>", 4, "1,000,000"),
        (FORMAT.replace("{t}", "s") + "<trace>-1e308 5 5 5, 1e308 5 5 5</trace>", 7, "not a finite number"),
        (FORMAT + "<trace>0 1e308 5 1, 1 '1e308 5 1, 2 1e308 5 1</trace>", 7, "not a finite number"),
        ("<traceFormat>\n<channel name='X'/></traceFormat>", 2, "no channel Y"),
        ("<traceFormat>\n<channel name='F' max='lots'/></traceFormat>", 3, "'lots'"),
        ("<brush>\n<brushProperty name='width' value='-1'/></brush>", 3, "brush width"),
        ("<trace>1 1</trase>", 2, "not XML"),
        ("<trace>&undefined;</trace>", 2, "not XML"),
        ("<trace>1 1</trace><trace>", 3, "not XML"),
        ("\x00", 2, "not XML"),
        ("<a>" * 100, 2, "inside each other"),
        ("<a/>\n" * 300_000, None, "too many elements"),
        ("<trace>" + "1 1," * (MAX_POINTS + 1) + "</trace>", 2, "200,000 points"),
        (("<trace>" + "1 1," * 999 + "1 1</trace>\n") * 201, 202, "200,000 points"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_malformed_ink_is_named_with_its_line(body: str, line: int | None, complaint: str) -> None:
    with pytest.raises(InkFileError, match=complaint) as caught:
        parse_inkml(ink(body), name="a.inkml")
    assert str(caught.value).startswith(f"a.inkml, line {line}:" if line else "a.inkml, line ")


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("", "line 1"),
        (b"", "line 1"),
        ("hello", "not XML"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not XML"),
        (b"\xff\xfe<", "line 1"),
        (b'<?xml version="1.0" encoding="klingon"?><ink/>', "line 1"),
        (b'<?xml version="1.0" encoding="shift_jis"?><ink/>', "line 1"),
        (b"<ink>\n<trace>\xff</trace></ink>", "line 2"),
        ("<ink>\ud800</ink>", "cannot be decoded"),
        ("<html><body/></html>", "begins with <html>"),
        ("<ink>" + " " * MAX_BYTES + "</ink>", "too large"),
        ('<!DOCTYPE ink [<!ENTITY a "1 1">]>\n<ink><trace>&a;</trace></ink>', "entities"),
        ('<!DOCTYPE ink [<!ENTITY a SYSTEM "file:///etc/passwd">]><ink><trace>&a;</trace></ink>', "entities"),
        ('<!DOCTYPE ink [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]><ink/>', "entities"),
        ('<!DOCTYPE ink [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><ink>&b;</ink>', "entities"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_ink_or_not_to_be_trusted_is_refused(document: str | bytes, complaint: str) -> None:
    with pytest.raises(InkFileError, match=complaint):
        parse_inkml(document)


def test_references_in_a_circle_or_an_endless_chain_do_no_harm() -> None:
    circle = '<definitions><context id="a" contextRef="#b"/><context id="b" contextRef="#a"/></definitions>'
    assert paths(parse_inkml(ink(circle + '<trace contextRef="#a">0 0, 10 10</trace>'))) == DIAGONAL
    chain = "".join(f'<context id="c{i}" contextRef="#c{i + 1}"/>' for i in range(5000))
    with pytest.raises(InkFileError, match="references"):
        parse_inkml(ink(f'<definitions>{chain}</definitions><trace contextRef="#c0">0 0, 10 10</trace>'))


def test_a_path_that_is_no_readable_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.inkml"):
        with pytest.raises(InkFileError, match="is not a file") as caught:
            read_inkml(path)
        assert str(path) in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(unreadable: Path) -> None:
    with pytest.raises(InkFileError, match="cannot be read") as caught:
        read_inkml(unreadable)
    assert str(unreadable) in str(caught.value)


@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(0, 40))
def test_damage_never_raises_anything_else(noise: bytes, place: int, removed: int) -> None:
    whole = inkml_bytes(Drawing.from_strokes([[(1, 2), (3, 4.5)], [(5, 6)]]))
    place %= len(whole)
    for damaged in (noise, whole[:place], whole[:place] + noise + whole[place + removed :]):
        try:
            parse_inkml(damaged)
        except InkFileError as error:
            assert "line" in str(error)


@given(st.text("0123456789 .,-+eE#!'\"*?TF\n\tx", max_size=40))
def test_no_trace_text_raises_anything_else(text: str) -> None:
    try:
        parse_inkml(ink(f"<trace>{escape(text)}</trace>"))
    except InkFileError as error:
        assert "line" in str(error)
