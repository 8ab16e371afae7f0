"""The metadata by which a PDF says what it is, as XMP.

PDF/A allows a property outside its own list only with a description of it (an extension schema,
ISO 19005-2 and -3, 6.6.2.3), so claims and descriptions come together, all descriptions in one bag.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reports.rendering.issue import Issue

LANGUAGE = "sv"
# What XML 1.0 (2.2) has no place for, not even escaped.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Property:
    """A property of a schema of our own or another's; ``category`` says who sets its value."""

    name: str
    kind: str
    description: str
    category: str = "external"


@dataclass(frozen=True)
class Schema:
    """Properties with a namespace in common."""

    title: str
    namespace: str
    prefix: str
    properties: tuple[Property, ...]


PDF_UA = Schema(
    "PDF/UA identification schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    (Property("part", "Integer", "PDF/UA version identifier", "internal"),),
)
DOCUMENT = Schema(
    "Issued version of a document in an object portfolio",
    "urn:objektportfoljen:document:1#",
    "version",
    (
        Property("label", "Text", "Label of the version, such as 1.0"),
        Property("stage", "Text", "Stage of the version, such as beslutad"),
        Property("registryNumbers", "bag Text", "Registry numbers (diarienummer) of decisions"),
        Property("supersedes", "Text", "Identifier of the version that this one supersedes"),
    ),
)


def metadata(publisher: str, issue: Issue | None) -> bytes:
    """Give what is to stand in the RDF of a document, besides what the renderer writes there."""
    schemas = (PDF_UA, DOCUMENT) if issue else (PDF_UA,)
    told = _told(publisher, issue) if issue else ""
    claim = _described((PDF_UA,), f"<{PDF_UA.prefix}:part>1</{PDF_UA.prefix}:part>")
    return f"{claim}{told}{_descriptions(schemas)}".encode()


def _told(publisher: str, issue: Issue) -> str:
    moment = issue.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    dublin = Schema("", "http://purl.org/dc/elements/1.1/", "dc", ())
    xmp = Schema("", "http://ns.adobe.com/xap/1.0/", "xmp", ())
    values = (
        _many("dc:publisher", [publisher]),
        _many("dc:language", [LANGUAGE]),
        _one("dc:identifier", issue.identifier),
        _one("xmp:CreateDate", moment),
        _one("xmp:ModifyDate", moment),
        _one("version:label", issue.label),
        _one("version:stage", issue.stage),
        _many("version:registryNumbers", issue.registry_numbers),
        _one("version:supersedes", issue.supersedes),
    )
    return _described((dublin, xmp, DOCUMENT), "".join(values))


def _descriptions(schemas: Iterable[Schema]) -> str:
    room = "http://www.aiim.org/pdfa/ns"
    extension = Schema("", f"{room}/extension/", "pdfaExtension", ())
    schema = Schema("", f"{room}/schema#", "pdfaSchema", ())
    single = Schema("", f"{room}/property#", "pdfaProperty", ())
    items = "".join(_item(_schema(each)) for each in schemas)
    inner = f"<pdfaExtension:schemas><rdf:Bag>{items}</rdf:Bag></pdfaExtension:schemas>"
    return _described((extension, schema, single), inner)


def _schema(schema: Schema) -> str:
    properties = "".join(_item(_property(each)) for each in schema.properties)
    return (
        _one("pdfaSchema:schema", schema.title)
        + _one("pdfaSchema:namespaceURI", schema.namespace)
        + _one("pdfaSchema:prefix", schema.prefix)
        + f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>"
    )


def _property(single: Property) -> str:
    return (
        _one("pdfaProperty:name", single.name)
        + _one("pdfaProperty:valueType", single.kind)
        + _one("pdfaProperty:category", single.category)
        + _one("pdfaProperty:description", single.description)
    )


def _described(schemas: Iterable[Schema], inner: str) -> str:
    names = "".join(f" xmlns:{one.prefix}={quoteattr(one.namespace)}" for one in schemas)
    return f'<rdf:Description rdf:about=""{names}>{inner}</rdf:Description>'


def _item(inner: str) -> str:
    return f'<rdf:li rdf:parseType="Resource">{inner}</rdf:li>'


def _one(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>" if value else ""


def _many(name: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{_text(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>" if items else ""


def _text(value: str) -> str:
    return escape(UNWRITABLE.sub("", value))
