"""The metadata by which a PDF says that it is PDF/UA-1.

PDF/A allows a property of another standard only with a description of it (an extension schema,
ISO 19005-2, 6.6.2.3), so the claim and its description come together.
"""

_PART = (
    ("name", "part"),
    ("valueType", "Integer"),
    ("category", "internal"),
    ("description", "PDF/UA version identifier"),
)
_SCHEMA = (
    ("schema", "PDF/UA identification schema"),
    ("namespaceURI", "http://www.aiim.org/pdfua/ns/id/"),
    ("prefix", "pdfuaid"),
)


def _elements(prefix: str, pairs: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"<{prefix}:{name}>{value}</{prefix}:{name}>" for name, value in pairs)


def _item(container: str, inner: str) -> str:
    return f'<rdf:{container}><rdf:li rdf:parseType="Resource">{inner}</rdf:li></rdf:{container}>'


def _identification() -> str:
    properties = _item("Seq", _elements("pdfaProperty", _PART))
    schema = _elements("pdfaSchema", _SCHEMA) + (
        f"<pdfaSchema:property>{properties}</pdfaSchema:property>"
    )
    return (
        '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        ' pdfuaid:part="1"/>'
        '<rdf:Description rdf:about=""'
        ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas>{_item('Bag', schema)}</pdfaExtension:schemas>"
        "</rdf:Description>"
    )


PDF_UA_IDENTIFICATION = _identification().encode("ascii")
