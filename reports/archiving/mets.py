"""The description of a package: METS, as the Swedish specifications for archives (FGS) use it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from reports.archiving.holdings import Holding, folder_of
from reports.models import Publication
from reports.publishing.subjects import Subject
from reports.rendering.xmp import UNWRITABLE

METS = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
OURS = "urn:objektportfoljen:arkivpaket:1#"
PATH = "metadata.xml"

for prefix, address in (("mets", METS), ("xlink", XLINK), ("op", OURS)):
    ET.register_namespace(prefix, address)


def description(
    subject: Subject,
    organisation: str,
    versions: Sequence[Publication],
    holdings: Iterable[Holding],
) -> Holding:
    """Give the file that tells who made the package, what it is about and which files it holds."""
    at = max(one.published_at for one in versions)
    name = "-".join((subject.kind, *subject.slugs))
    root = ET.Element(_m("mets"), {"OBJID": name, "LABEL": subject.name, "TYPE": "Handlingar"})
    head = _add(root, _m("metsHdr"), CREATEDATE=_moment(at))
    _agent(head, organisation, ROLE="ARCHIVIST", TYPE="ORGANIZATION")
    _agent(head, organisation, ROLE="CREATOR", TYPE="ORGANIZATION")
    _agent(
        head, "Objektportföljen",
        ROLE="ARCHIVIST", TYPE="OTHER", OTHERTYPE="SOFTWARE",
    )  # fmt: skip
    for number, one in enumerate(versions, start=1):
        _version(root, f"version-{number}", one)
    names = _files(root, holdings)
    _structure(root, versions, names)
    ET.indent(root)
    body = ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return Holding(PATH, "application/xml", body, at)


def _version(root: ET.Element, ident: str, one: Publication) -> None:
    section = _add(root, _m("dmdSec"), ID=ident)
    wrap = _add(section, _m("mdWrap"), MDTYPE="OTHER", OTHERMDTYPE="OBJEKTPORTFOLJEN")
    data = _add(_add(wrap, _m("xmlData")), _o("version"))
    release = getattr(one, "release", None)
    facts = (
        ("titel", one.title),
        ("beteckning", one.label),
        ("skede", one.get_stage_display()),
        ("utgava", one.edition_code.upper()),
        ("identitet", one.address),
        ("ersatter", one.supersedes.address if one.supersedes else ""),
        ("utgiven", _moment(one.published_at)),
        ("utgivenAv", one.published_by_name),
        ("kommentar", one.comment),
        ("skal", one.reason),
        ("schema", str(one.schema)),
        ("offentlig", _moment(release.released_at) if release else ""),
        *(("diarienummer", number) for number in one.registry_numbers.splitlines()),
        *(("godkandAv", name) for name in one.approved_by.splitlines()),
    )
    for name, value in facts:
        if value:
            _add(data, _o(name)).text = _text(value)


def _files(root: ET.Element, holdings: Iterable[Holding]) -> dict[str, str]:
    """List the files; the answer leads from a file's path to its id."""
    group = _add(_add(root, _m("fileSec")), _m("fileGrp"))
    names = {}
    for number, one in enumerate(holdings, start=1):
        names[one.path] = f"fil-{number}"
        file = _add(
            group,
            _m("file"),
            ID=names[one.path],
            MIMETYPE=one.media_type,
            SIZE=str(len(one.body)),
            CREATED=_moment(one.at),
            CHECKSUM=one.sha256,
            CHECKSUMTYPE="SHA-256",
        )
        place = {"LOCTYPE": "URL", f"{{{XLINK}}}type": "simple", f"{{{XLINK}}}href": one.path}
        ET.SubElement(file, _m("FLocat"), place)
    return names


def _structure(root: ET.Element, versions: Sequence[Publication], names: dict[str, str]) -> None:
    whole = _add(_add(root, _m("structMap"), TYPE="physical"), _m("div"), LABEL="Arkivpaket")
    for number, one in enumerate(versions, start=1):
        folder = folder_of(one)
        part = _add(whole, _m("div"), LABEL=f"Version {folder}", DMDID=f"version-{number}")
        for path, ident in names.items():
            if path.startswith(f"{folder}/"):
                _add(part, _m("fptr"), FILEID=ident)


def _agent(head: ET.Element, name: str, **roles: str) -> None:
    _add(_add(head, _m("agent"), **roles), _m("name")).text = _text(name)


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, {name: _text(text) for name, text in attributes.items()})


def _m(name: str) -> str:
    return f"{{{METS}}}{name}"


def _o(name: str) -> str:
    return f"{{{OURS}}}{name}"


def _text(value: str) -> str:
    return UNWRITABLE.sub("", value)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
