"""Small Word documents, made part by part."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="urn:wps" xmlns:wp="urn:wp" '
    'xmlns:v="urn:v"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)


def part(root, inner):
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {_SPACES}>{inner}</w:{root}>'


def relationships(*targets):
    """Ids are rId1 and so on; each target is the last word of its type and its name."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for number, (kind, name) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def archive(members):
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def members(body, **others):
    """The parts of a document; others are, by their kind, the insides of more of them, such as `styles`."""
    made = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(*((kind, f"{kind}.xml") for kind in others)),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    return made | {f"word/{kind}.xml": part(roots.get(kind, kind), inner) for kind, inner in others.items()}


def document(body, **others):
    return archive(members(body, **others))


def paragraph(*runs, style="", properties=""):
    """Each run is a text, or XML where it begins with a tag."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    before = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{before}{''.join(run if run.startswith('<') else text(run) for run in runs)}</w:p>"


def text(what, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{what}</w:t></w:r>'


def run(inner):
    return f"<w:r>{inner}</w:r>"


def field(instruction, result):
    """A field whose instruction is spread over two runs, as Word does it."""
    first, last = instruction[:-1], instruction[-1]
    return (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run(f"<w:instrText>{first}</w:instrText>")
        + run(f"<w:instrText>{last}</w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + result
        + run('<w:fldChar w:fldCharType="end"/>')
    )
