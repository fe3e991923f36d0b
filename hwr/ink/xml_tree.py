"""A small XML document as a tree of nodes that know their line, read without trusting it.

Entities and external references are refused (`defusedxml`), and so are other declarations that a document brings with
it, and documents that are larger, deeper or more crowded than handwriting can be, before they cost memory or time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.sax import ContentHandler, SAXParseException
from xml.sax.expatreader import ExpatLocator
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException, DTDForbidden
from defusedxml.expatreader import DefusedExpatParser

from hwr.errors import InkFileError
from hwr.language import tr

MAX_BYTES: Final = 32 * 1024 * 1024
"""A larger document is refused unread; the most points a drawing may hold take about half of it."""

MAX_DEPTH: Final = 64
MAX_NODES: Final = 50_000
MAX_ATTRIBUTES: Final = 500_000


@dataclass(eq=False, slots=True)
class Element:
    """One element: its name without namespace prefix, its attributes likewise, where it is and what it holds.

    Attributes:
        line: of the start tag, counted from 1.
        text: all character data directly inside, joined.
        text_line: the line on which `text` begins.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""
    text_line: int = 0


def parse_xml(document: str | bytes, *, name: str) -> Element:
    """Read a document into its root node.

    Args:
        document: the XML; bytes in the encoding they declare (UTF-8 if none), or text, whatever it declares.
        name: what to call the document in an error.

    Raises:
        InkFileError: if the document is too large, malformed, or uses entities; the sentence names the line.
    """
    if len(document) > MAX_BYTES:
        raise InkFileError(tr("{name} is too large: more than {most} MB.", name=name, most=MAX_BYTES // 1024**2))
    # An element's attributes are handed over all at once, so that a million of them would be too late to refuse.
    if document.count(b"=" if isinstance(document, bytes) else "=") > MAX_ATTRIBUTES:  # type: ignore[arg-type]
        raise InkFileError(
            tr(
                "{name} is too crowded: more than {most:,} attributes.",
                name=name,
                most=MAX_ATTRIBUTES,
            )
        )
    builder = _Builder(name)
    parser = _Parser(forbid_dtd=True)
    parser.setContentHandler(builder)
    builder.setDocumentLocator(ExpatLocator(parser))
    try:
        # All at once: for a long word that comes in pieces, older parsers begin anew with each piece.
        parser.feed(document)
        parser.close()
    except SAXParseException as error:
        raise InkFileError(
            tr(
                "{name}, line {line}: not XML ({fault}).",
                name=name,
                line=error.getLineNumber(),
                fault=error.getMessage(),
            )
        ) from error
    except DefusedXmlException as error:
        raise InkFileError(
            tr("{name}, line {line}: declarations and entities are not allowed here.", name=name, line=builder.line)
        ) from error
    except (ValueError, LookupError) as error:  # an encoding nobody knows, or text that is none
        raise InkFileError(
            tr("{name}, line {line}: its characters cannot be decoded.", name=name, line=builder.line)
        ) from error
    return builder.root


class _Parser(DefusedExpatParser):
    """Passes over the name of a document type, but takes no declarations: they can give attributes to each element.

    Text comes in long pieces, and not line by line: a document may have a million empty lines.
    """

    def reset(self) -> None:
        super().reset()
        self._parser.buffer_text = True  # type: ignore[attr-defined]
        self._parser.ProcessingInstructionHandler = None  # type: ignore[attr-defined]

    def defused_start_doctype_decl(
        self, name: str, sysid: str | None, pubid: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            raise DTDForbidden(name, sysid, pubid)


class _Builder(ContentHandler):
    """Builds the tree while the parser reports what it reads."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._document = Element("", {}, 1)
        self._open = [self._document]
        self._pieces: list[list[str]] = [[]]
        self._count = 0
        self._locator: Locator | None = None

    @property
    def root(self) -> Element:
        return self._document.children[0]

    @property
    def line(self) -> int:
        """The line being read."""
        return max(1, (self._locator.getLineNumber() if self._locator else None) or 1)

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the parser's name
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self._count += 1
        if self._count > MAX_NODES or len(self._open) > MAX_DEPTH:
            raise InkFileError(
                tr(
                    "{name}, line {line}: too many elements, or too many inside each other.",
                    name=self._name,
                    line=self.line,
                )
            )
        attributes = {_local(key): value for key, value in attrs.items()}
        node = Element(_local(name), attributes, self.line)
        self._open[-1].children.append(node)
        self._open.append(node)
        self._pieces.append([])

    def characters(self, content: str) -> None:
        if not self._pieces[-1]:
            self._open[-1].text_line = self.line - content.count("\n")  # the parser stands behind it
        self._pieces[-1].append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        self._open.pop().text = "".join(self._pieces.pop())


def _local(name: str) -> str:
    return name.rpartition(":")[2]
