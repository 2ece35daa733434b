"""Word files put together from raw parts, so that each feature can be made and named by itself."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from remiss.model import BlockKind, Document
from remiss.reading.limits import Limits
from remiss.reading.word import read_word

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "settings": "settings.xml",
}

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
 <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Rubrik1"/>
 <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Myndighetens egen"/><w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="R3"><w:name w:val="Rubrik 3 utan numrering"/></w:style>
<w:style w:type="paragraph" w:styleId="Mellan"><w:name w:val="Mellanrubrik"/></w:style>
<w:style w:type="paragraph" w:styleId="Tabell"><w:name w:val="Tabellrubrik"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Dold"><w:name w:val="Anvisning"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring1"><w:name w:val="Ring 1"/><w:basedOn w:val="Ring2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="Ring 2"/><w:basedOn w:val="Ring1"/></w:style>
<w:style w:type="character" w:styleId="DoltTecken"><w:name w:val="Dolt tecken"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Prompt"><w:name w:val="Placeholder Text"/></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""

PROSE = "Myndigheten har läst betänkandet och lämnar här de synpunkter som rör dess eget område och ingenting annat."


def package(body: str, *, name: str = "document.xml", extra: dict[str, str] | None = None, **parts: str) -> bytes:
    """A Word file of raw parts: ``body`` and, by relation, ``styles``, ``numbering``, ``footnotes`` …"""
    parts = {"styles": STYLES, **parts}
    relations = "".join(
        f'<Relationship Id="r-{kind}" Type="{OFFICE}/{kind}" Target="{RELATED[kind]}"/>' for kind in parts
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/{name}"/>'
        "</Relationships>",
        f"word/{name}": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in parts.items():
        files[f"word/{RELATED[kind]}"] = f"<w:{kind} {SPACES}>{content}</w:{kind}>"
    for target, content in (extra or {}).items():
        kind = re.sub(r"\d*\.xml$", "", target)
        relations += f'<Relationship Id="{target}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        files[f"word/{target}"] = content
    files[f"word/_rels/{name}.rels"] = f"<Relationships>{relations}</Relationships>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def read(tmp_path: Path, data: bytes, limits: Limits | None = None) -> Document:
    path = tmp_path / "svar.docx"
    path.write_bytes(data)
    return read_word(path, limits or Limits()).finish(identity="x", file="svar.docx")


def blocks(document: Document) -> list[tuple[BlockKind, int, str]]:
    return [(b.kind, b.level, document.quote(b)) for b in document.blocks]


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "", *, style: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = content if content.startswith("<") or not content else r(content)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inside}</w:p>"


def bold(text: str) -> str:
    return p(r(text, "<w:b/>"))


def field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def sdt(content: str, *, prompt: bool = False) -> str:
    shown = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def tc(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(c if c.startswith('<') else p(c) for c in content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(c if c.startswith("<") else tc(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def boxed(text: str) -> str:
    """A text box as Word writes it: once as a drawing and once, for old versions, as VML."""
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def tick(state: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


DROP_DOWN = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Tillstyrker"/>'
    '<w:listEntry w:val="Avstyrker"/></w:ddList></w:ffData></w:fldChar></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def lvl(depth: int, text: str, form: str = "decimal", more: str = "", *, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{more}</w:num>'


def restart(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(number: int, depth: int = 0, text: str = "x", style: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>', style=style)


DOTTED = abstract(0, lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3")) + num(1, 0)


def note(number: int, *paragraphs: str) -> str:
    inside = "".join(p("<w:r><w:footnoteRef/></w:r>" + r(text)) for text in paragraphs)
    return f'<w:footnote w:id="{number}">{inside}</w:footnote>'


def refer(number: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'
