"""What must be read of Word files, feature by feature. The files are made here, out of raw parts or by python-docx."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remiss.model import BlockKind, Status
from remiss.reading.limits import Limits
from remiss.reading.word import read_word
from word_parts import (
    DOTTED,
    DROP_DOWN,
    PROSE,
    SPACES,
    STYLES,
    abstract,
    blocks,
    bold,
    boxed,
    field,
    item,
    lvl,
    note,
    num,
    p,
    package,
    r,
    read,
    refer,
    restart,
    sdt,
    tbl,
    tc,
    tick,
    tr,
)

H, P, L, T, N = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.NOTE

# --- one feature a row ------------------------------------------------------------------------------------------------

RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
WORDS = {
    "runs are one paragraph": (p(r("Vi till") + r("styrker.")), "Vi tillstyrker."),
    "spaced-out capitals are words": (p(r("N O R R V I K S   K O M M U N")), "NORRVIKS KOMMUN"),
    "insertions are read, deletions are not": (
        p(r("Vi ") + f"<w:ins>{r('till')}</w:ins><w:del><w:r><w:delText>av</w:delText></w:r></w:del>" + r("styrker.")),
        "Vi tillstyrker.",
    ),
    "what was moved is read where it went": (
        p(f"<w:moveFrom>{r('Borta.')}</w:moveFrom>" + r("Kvar.")) + p(f"<w:moveTo>{r('Hit.')}</w:moveTo>"),
        "Kvar.|Hit.",
    ),
    "a deleted paragraph mark joins two": (
        p(r("Vi "), "<w:rPr><w:del/></w:rPr>") + p("tillstyrker."),
        "Vi tillstyrker.",
    ),
    "a deleted mark before a table": (
        p(r("Före."), "<w:rPr><w:del/></w:rPr>") + tbl(tr("I.")) + p("Efter."),
        "Före.|I.|Efter.",
    ),
    "a deleted mark at the very end": (p(r("Slut."), "<w:rPr><w:del/></w:rPr>"), "Slut."),
    "links, smart tags and simple fields": (
        p(
            f"<w:hyperlink>{r('länk ')}</w:hyperlink><w:smartTag>{r('tagg ')}</w:smartTag>"
            f'<w:fldSimple w:instr="REF x">{r("4.2")}</w:fldSimple>'
        ),
        "länk tagg 4.2",
    ),
    "a field's result and not its code": (p(r("Se avsnitt ") + field("REF _Ref1", "4.2") + r(".")), "Se avsnitt 4.2."),
    "a field in a field's code": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + field("X", "dold")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + r("Synlig.")
        ),
        "Synlig.",
    ),
    "a field whose end is lost swallows its paragraph only": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>') + p("Kvar."),
        "Kvar.",
    ),
    "a field over several paragraphs": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("Ett")
        )
        + p(r("Två") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p("Tre"),
        "Ett|Två|Tre",
    ),
    "a macro button's prompt is code": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MACROBUTTON x Klicka</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("Text.")
        ),
        "Text.",
    ),
    "ticked boxes of an old form": (
        p(
            tick('<w:checked/><w:default w:val="0"/>')
            + r("Ja ")
            + tick('<w:default w:val="0"/>')
            + r("Nej ")
            + tick("<w:default/>")
            + r("Vet ej")
        ),
        "☒ Ja ☐ Nej ☒ Vet ej",
    ),
    "the chosen line of an old form": (p(r("Vi ") + DROP_DOWN), "Vi Avstyrker"),
    "tab and break are spaces in running text": (
        p(r(PROSE) + "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>") + p(PROSE),
        f"{PROSE} a b c|{PROSE}",
    ),
    "soft hyphen dropped, no-break hyphen kept": (
        p(
            "<w:r><w:t>lant</w:t><w:softHyphen/><w:t>mäteri EU</w:t><w:noBreakHyphen/>"
            "<w:t>rätt a\u00adb c\u2011d\u200b</w:t></w:r>"
        ),
        "lantmäteri EU-rätt ab c-d",
    ),
    "symbols of sign fonts": (
        p(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> ja </w:t>'
            '<w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Arial" w:char="00A7"/>'
            '<w:sym w:font="Wingdings" w:char="F021"/><w:sym w:font="X" w:char="åäö"/>'
            '<w:sym w:font="X" w:char="-41"/></w:r>'
        ),
        "✓ ja ≥§",
    ),
    "hidden text": (
        p(r("Syns") + r("dold", "<w:vanish/>") + r("dold", '<w:rStyle w:val="DoltTecken"/>'))
        + p("Anvisning", style="Dold")
        + p(r("Syns också", '<w:vanish w:val="0"/>'), style="Dold"),
        "Syns|Syns också",
    ),
    "words shown on the web only are words": (p(r("sida", "<w:webHidden/>")), "sida"),
    "what is struck through by hand is left out": (
        p(r("Tillstyrker", "<w:strike/>") + r(" Avstyrker", '<w:strike w:val="0"/>') + r(" ej", "<w:dstrike/>")),
        "Avstyrker",
    ),
    "the mark of a note, typed by hand": (
        p(
            r("Se avsnitt 4.2.1")
            + RAISED.format("1")
            + r(" i lagen,")
            + RAISED.format("12")
            + r(" 3 km")
            + RAISED.format("2")
            + r(" och 10")
            + RAISED.format("6")
            + r(" steg")
        ),
        "Se avsnitt 4.2.1 i lagen, 3 km2 och 106 steg",
    ),
    "content controls in a paragraph": (p(r("Till ") + sdt(sdt(r("departementet")))), "Till departementet"),
    "content controls around paragraphs": (sdt(p("Ett") + sdt(p("Två"))), "Ett|Två"),
    "prompts of empty controls": (
        sdt(p("Klicka här för att ange text."), prompt=True)
        + p(r("Dnr ") + sdt(r("Klicka här"), prompt=True) + r("12")),
        "Dnr 12",
    ),
    "a control without content": (p("<w:sdt><w:sdtPr/></w:sdt>" + r("Text")), "Text"),
    "a text box once, after its paragraph": (p(r("Före ") + boxed("I rutan") + r("efter.")), "Före efter.|I rutan"),
    "an old text box": (
        p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Ruta')}</w:txbxContent></v:textbox></w:pict></w:r>"),
        "Ruta",
    ),
    "the alternative that has words": (
        p(
            f'<mc:AlternateContent><mc:Choice Requires="wpg"><w:r/></mc:Choice><mc:Fallback>{r("Text")}</mc:Fallback>'
            "</mc:AlternateContent>"
        ),
        "Text",
    ),
    "mathematics": (p(r("Där ") + "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), "Där x=2"),
    "ruby": (p(f"<w:r><w:ruby><w:rt>{r('över')}</w:rt><w:rubyBase>{r('bas')}</w:rubyBase></w:ruby></w:r>"), "bas"),
    "comments are not read": (
        p(
            '<w:commentRangeStart w:id="1"/>'
            + r("Text")
            + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        ),
        "Text",
    ),
    "a drop cap belongs to its word": (
        p("D", '<w:framePr w:dropCap="drop" w:lines="3"/>') + p("ispensen avstyrks."),
        "Dispensen avstyrks.",
    ),
    "a drop cap before a table": (p("D", '<w:framePr w:dropCap="drop"/>') + tbl(tr("I.")) + p("Efter."), "D|I.|Efter."),
    "a frame is a paragraph": (p("Box 1", '<w:framePr w:w="2000"/>') + p("Vi tillstyrker."), "Box 1|Vi tillstyrker."),
    "a hidden paragraph mark": (p("Vi ", "<w:rPr><w:vanish/></w:rPr>") + p("tillstyrker."), "Vi tillstyrker."),
    "a mark hidden to set a heading in the line": (
        p("4.2 Tillsyn", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("Vi tillstyrker."),
        "4.2 Tillsyn|Vi tillstyrker.",
    ),
    "a control that LibreOffice has drawn into the one before": (
        p(sdt(r("Klicka här", '<w:rStyle w:val="Prompt"/>') + r("2034/17"), prompt=True)),
        "2034/17",
    ),
    "a letter in the style of prompts": (p(r("Vi tillstyrker.", '<w:rStyle w:val="Prompt"/>')), "Vi tillstyrker."),
    "letters of sign fonts": (
        p(r("ü", '<w:rFonts w:ascii="Wingdings"/>') + r(" ja \uf0b3", '<w:rFonts w:ascii="Symbol"/>') + r(" ü")),
        "✓ jα ≥ ü",
    ),
    "letters in two parts": (p(r("A") + r("\u030angra")), "Ångra"),
    "signs that cannot be seen": (p("av\u202astyrks\u2069 e\ufb00ekt\ue123"), "avstyrks effekt"),
    "a fraction": (
        p("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"),
        "1/2",
    ),
    "an old box that is hidden": (
        p(
            r("Syns.")
            + '<w:r><w:pict><v:shape style="position:absolute;visibility: hidden"><v:textbox><w:txbxContent>'
            + f"{p('Ruta')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
        "Syns.",
    ),
    "nothing for an empty paragraph": (p("") + p(r("   ")), ""),
}


@pytest.mark.parametrize(("body", "expected"), WORDS.values(), ids=WORDS.keys())
def test_words(tmp_path: Path, body: str, expected: str) -> None:
    document = read(tmp_path, package(body))
    assert "|".join(document.quote(b) for b in document.blocks) == expected
    assert {b.page for b in document.blocks} <= {None}


HEADINGS = {
    "by style": (p("Ett", style="Rubrik1") + p("Två", style="Rubrik2"), [(H, 1, "Ett"), (H, 2, "Två")]),
    "by the style it is based on": (p("Egen", style="Egen"), [(H, 2, "Egen")]),
    "by a Swedish name": (p("Tre", style="R3"), [(H, 3, "Tre")]),
    "by a name without depth": (
        p("Ett", style="Rubrik1") + p("Mellan", style="Mellan"),
        [(H, 1, "Ett"), (H, 2, "Mellan")],
    ),
    "a title": (p("Yttrande", style="Title"), [(H, 1, "Yttrande")]),
    "by the paragraph's outline level": (p("Tre", '<w:outlineLvl w:val="2"/>'), [(H, 3, "Tre")]),
    "the paragraph can say that it is none": (
        p("Text", '<w:outlineLvl w:val="9"/>', style="Rubrik1"),
        [(P, 0, "Text")],
    ),
    "a table's heading is none": (p("Tabell 1", style="Tabell") + p(PROSE), [(P, 0, "Tabell 1"), (P, 0, PROSE)]),
    "contents lines are none": (
        p(r("1 Inledning", "<w:b/>"), style="TOC1") + p(PROSE),
        [(P, 0, "1 Inledning"), (P, 0, PROSE)],
    ),
    "a paragraph set in a heading's style": (p(PROSE * 3, style="Rubrik1"), [(P, 0, PROSE * 3)]),
    "styles in a ring": (p("Text", style="Ring1"), [(P, 0, "Text")]),
    "an unknown style": (p("Text", style="Saknas"), [(P, 0, "Text")]),
    "a break in a heading": (
        p("<w:r><w:t>Yttrande</w:t><w:br/><w:t>över</w:t></w:r>", style="Rubrik1"),
        [(H, 1, "Yttrande över")],
    ),
    "bold over text": (
        p("Ett", style="Rubrik1") + bold("Utgångspunkter") + p("Vi tillstyrker."),
        [(H, 1, "Ett"), (H, 2, "Utgångspunkter"), (P, 0, "Vi tillstyrker.")],
    ),
    "bold by a character style, and by parts": (
        p(r("4.2 ", '<w:rStyle w:val="Stark"/>') + r("Tillsyn", "<w:b/>")) + p(PROSE),
        [(H, 2, "4.2 Tillsyn"), (P, 0, PROSE)],
    ),
    "bold over bold over text": (
        bold("4") + bold("Tillsyn") + p(PROSE),
        [(H, 1, "4"), (H, 1, "Tillsyn"), (P, 0, PROSE)],
    ),
    "bold that ends a list's lead": (
        p(PROSE) + bold("Vi avstyrker följande:") + p("• Fristen"),
        [(P, 0, PROSE), (H, 1, "Vi avstyrker följande:"), (L, 1, "Fristen")],
    ),
    "bold with a period is a sentence": (
        bold("Vi tillstyrker.") + p(PROSE),
        [(P, 0, "Vi tillstyrker."), (P, 0, PROSE)],
    ),
    "underlined, in italics, in capitals": (
        p(r("Stödet", '<w:u w:val="single"/>'))
        + p(PROSE)
        + p(r("Skälen", "<w:i/>"))
        + p(PROSE)
        + p("SUMMERING")
        + p(PROSE)
        + p(r("Ej", '<w:u w:val="none"/>'))
        + p(PROSE)
        + p("SOU")
        + p(PROSE),
        [
            (H, 1, "Stödet"),
            (P, 0, PROSE),
            (H, 1, "Skälen"),
            (P, 0, PROSE),
            (H, 1, "SUMMERING"),
            (P, 0, PROSE),
            (P, 0, "Ej"),
            (P, 0, PROSE),
            (P, 0, "SOU"),
            (P, 0, PROSE),
        ],
    ),
    "set off in two ways is not set off": (
        p(r("Stödet ", "<w:b/>") + r("ska", "<w:i/>")) + p(PROSE),
        [(P, 0, "Stödet ska"), (P, 0, PROSE)],
    ),
    "larger letters": (
        p(r("Stödet", '<w:sz w:val="28"/>')) + p(PROSE) + p(r("Skälen", '<w:sz w:val="22"/>')) + p(PROSE),
        [(H, 1, "Stödet"), (P, 0, PROSE), (P, 0, "Skälen"), (P, 0, PROSE)],
    ),
    "all in large letters": (
        p(r("Kort rad", '<w:sz w:val="28"/>')) + p(r(PROSE, '<w:sz w:val="28"/>')),
        [(P, 0, "Kort rad"), (P, 0, PROSE)],
    ),
    "partly bold is no heading": (
        p(r("Viktigt", "<w:b/>") + r(" att veta")) + p(PROSE),
        [(P, 0, "Viktigt att veta"), (P, 0, PROSE)],
    ),
    "bold in a letterhead": (
        bold("Exempelverket") + p("2034-01-02") + p("Yttrande", style="Rubrik1"),
        [(P, 0, "Exempelverket"), (P, 0, "2034-01-02"), (H, 1, "Yttrande")],
    ),
    "bold right over the first heading": (
        bold("Exempelverket") + p("Yttrande", style="Rubrik1"),
        [(P, 0, "Exempelverket"), (H, 1, "Yttrande")],
    ),
    "bold in a signature": (
        p(PROSE) + bold("Siv Påhitt") + p("generaldirektör"),
        [(P, 0, PROSE), (P, 0, "Siv Påhitt"), (P, 0, "generaldirektör")],
    ),
    "bold at the end": (p(PROSE) + bold("Siv Påhitt"), [(P, 0, PROSE), (P, 0, "Siv Påhitt")]),
}


@pytest.mark.parametrize(("body", "expected"), HEADINGS.values(), ids=HEADINGS.keys())
def test_headings(tmp_path: Path, body: str, expected: list[tuple[BlockKind, int, str]]) -> None:
    assert blocks(read(tmp_path, package(body))) == expected


# --- numbers that Word makes ------------------------------------------------------------------------------------------


def style(identity: str, name: str, *, based: str = "", number: int | None = None, depth: int | None = None) -> str:
    level = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    numbered = "" if number is None else f'<w:numId w:val="{number}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"<w:pPr><w:numPr>{level}{numbered}</w:numPr></w:pPr></w:style>"
    )


NUMBERED_STYLE = (
    style("N1", "heading 1", number=1)
    + style("N2", "heading 2", based="N1", depth=1)
    + style("N2b", "Egen", based="N2")
    + style("N0", "Rubrik 2 onumrerad", based="N2", number=0)
)
LINKED_STYLES = style("K1", "heading 1", number=1) + style("K2", "heading 2", number=1)
LIST_STYLE = style("Lista", "Lista", number=1)

NUMBERS = {
    "levels": (DOTTED, item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1), "1|1.1|1.2|1.2.1|2|2.1"),
    "a skipped level counts as begun": (DOTTED, item(1, 2) + item(1, 1) + item(1), "1.1.1|1.2|2"),
    "through the style chain": (
        DOTTED,
        p("x", style="N1") + p("x", style="N2") + p("x", style="N2b") + p("x", style="N0") + p("x", style="N1"),
        "1|1.1|1.2||2",
    ),
    "the level that names the style": (
        abstract(0, lvl(0, "%1", more='<w:pStyle w:val="K1"/>'), lvl(1, "%1.%2", more='<w:pStyle w:val="K2"/>'))
        + num(1, 0),
        p("x", style="K1") + p("x", style="K2") + p("x", style="K2"),
        "1|1.1|1.2",
    ),
    "two lists of one family go on": (DOTTED + num(2, 0), item(1) + item(2) + item(1), "1|2|3"),
    "a list that starts anew, once": (
        DOTTED + num(2, 0, restart(0, 1)),
        item(1) + item(1) + item(2) + item(2),
        "1|2|1|2",
    ),
    "a list that starts at four": (DOTTED + num(2, 0, restart(0, 4)), item(2) + item(2, 1), "4|4.1"),
    "starting at a skipped level": (DOTTED + num(2, 0, restart(0, 4)), item(2, 1) + item(2), "4.1|5"),
    "starting anew below": (
        DOTTED + num(2, 0, restart(1, 1)),
        item(1) + item(1, 1) + item(1, 1) + item(2, 1),
        "1|1.1|1.2|1.1",
    ),
    "a level written anew": (
        DOTTED + num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "%1)", "lowerLetter")}</w:lvlOverride>'),
        item(1) + item(2) + item(1),
        "1|b)|3",
    ),
    "a list style": (
        abstract(0, lvl(0, "%1."), lvl(1, "%1.%2."))
        + num(1, 0)
        + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Lista"/></w:abstractNum>'
        + num(7, 5),
        item(7) + item(7, 1) + item(7),
        "1.|1.1.|2.",
    ),
    "list styles in a ring": (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Lista"/></w:abstractNum>' + num(1, 5),
        item(1),
        "",
    ),
    "legal numbers": (
        abstract(0, lvl(0, "%1", "upperRoman"), lvl(1, "%1.%2", more="<w:isLgl/>"), lvl(2, "%1.%2", "decimal"))
        + num(1, 0),
        item(1) + item(1) + item(1, 1) + item(1, 2),
        "I|II|2.1|II.1",
    ),
    "letters": (abstract(0, lvl(0, "%1)", "lowerLetter", start=26)) + num(1, 0), item(1) * 2, "z)|aa)"),
    "big letters": (abstract(0, lvl(0, "Bilaga %1", "upperLetter")) + num(1, 0), item(1) * 2, "Bilaga A|Bilaga B"),
    "roman": (abstract(0, lvl(0, "%1.", "lowerRoman", start=1999)) + num(1, 0), item(1), "mcmxcix."),
    "with a zero": (abstract(0, lvl(0, "%1", "decimalZero")) + num(1, 0), item(1), "01"),
    "from nought": (abstract(0, '<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>') + num(1, 0), item(1) * 2, "0|1"),
    "a bullet gives none": (abstract(0, lvl(0, "•", "bullet")) + num(1, 0), item(1), ""),
    "under a bullet": (abstract(0, lvl(0, "•", "bullet"), lvl(1, "%1%2.")) + num(1, 0), item(1) + item(1, 1), "|1."),
    "a level that does not restart": (
        abstract(0, lvl(0, "%1"), lvl(1, "%2.", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
        item(1) + item(1, 1) + item(1) + item(1, 1),
        "1|1.|2|2.",
    ),
    "a level that restarts after the first only": (
        abstract(0, lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "(%3)", more='<w:lvlRestart w:val="1"/>')) + num(1, 0),
        item(1) + item(1, 1) + item(1, 2) + item(1, 1) + item(1, 2) + item(1) + item(1, 2),
        "1|1.1|(1)|1.2|(2)|2|(1)",
    ),
    "an empty one counts": (DOTTED, item(1) + item(1, text="") + item(1), "1|3"),
    "a hidden one does not": (
        DOTTED,
        item(1)
        + p(r("x", "<w:vanish/>"), '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
        + item(1),
        "1|2",
    ),
    "a deleted one does not": (
        DOTTED,
        item(1)
        + p(
            "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
            '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
        )
        + item(1),
        "1|2",
    ),
    "a text box counts for itself": (DOTTED, item(1) + p(boxed("y").replace(p("y"), item(1))) + item(1), "1|1|2"),
    "a number that is switched off": (DOTTED, item(1) + item(0) + item(1), "1||2"),
    "no such list": (DOTTED, item(99), ""),
    "no such level": (DOTTED, item(1, 7), ""),
    "an endless number text": (abstract(0, lvl(0, "A" * 10_000)) + num(1, 0), item(1), "A" * 40),
    "a number beyond roman": (abstract(0, lvl(0, "%1", "upperRoman", start=999999)) + num(1, 0), item(1), "999999"),
}


@pytest.mark.parametrize(("numbering", "body", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers_that_word_makes(tmp_path: Path, numbering: str, body: str, expected: str) -> None:
    data = package(body, styles=STYLES + NUMBERED_STYLE + LINKED_STYLES + LIST_STYLE, numbering=numbering)
    document = read(tmp_path, data)
    shown = [document.quote(b) for b in document.blocks]
    assert all(text.endswith("x") for text in shown)
    assert "|".join(text.removesuffix("x").strip() for text in shown) == expected


def test_numbered_headings_and_list_items(tmp_path: Path) -> None:
    numbering = DOTTED + abstract(1, lvl(0, "•", "bullet"), lvl(1, "%2)", "lowerLetter")) + num(2, 1)
    body = (
        p("Förslag", style="N1")
        + p("Tillsyn", style="N2")
        + item(2, text="Vi tillstyrker.")
        + item(2, 1, text="Fristen")
        + p("Utan numrering.xml", style="Punkt")
        + p(r("•\tFör hand<w:br/>".replace("<w:br/>", "")))
        + p(r("Kort numrerad", "<w:b/>"), '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + p(PROSE)
    )
    assert blocks(read(tmp_path, package(body, styles=STYLES + NUMBERED_STYLE, numbering=numbering))) == [
        (H, 1, "1 Förslag"),
        (H, 2, "1.1 Tillsyn"),
        (L, 1, "Vi tillstyrker."),
        (L, 2, "a) Fristen"),
        (L, 2, "Utan numrering.xml"),
        (L, 1, "För hand"),
        (H, 2, "1.2 Kort numrerad"),
        (P, 0, PROSE),
    ]


# --- tables -----------------------------------------------------------------------------------------------------------

V_START, V_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TABLES = {
    "rows": (
        tbl(tr("Avsnitt", "Synpunkt"), tr("4.2", "Tillstyrks.")),
        [(T, 0, "Avsnitt\tSynpunkt"), (T, 0, "4.2\tTillstyrks.")],
    ),
    "an empty cell keeps its place": (tbl(tr("a", "", "c"), tr("", "b", "")), [(T, 0, "a\t\tc"), (T, 0, "\tb")]),
    "several paragraphs in a cell are one": (
        tbl(tr("4.2", tc("Vi tillstyrker.", "Vi saknar dock en analys.")), tr("4.3", "–")),
        [(T, 0, "4.2\tVi tillstyrker. Vi saknar dock en analys."), (T, 0, "4.3\t–")],
    ),
    "a cell over two columns once": (
        tbl(tr(tc("Båda", properties='<w:gridSpan w:val="2"/>'), "c"), tr("a", "b", "c")),
        [(T, 0, "Båda\tc"), (T, 0, "a\tb\tc")],
    ),
    "a first cell over two rows is read once, an answer holds in both": (
        tbl(
            tr(tc("4.2", properties=V_START), "a"),
            tr(tc("4.2", properties=V_ON), "b"),
            tr("4.3", tc("Avstyrks", properties=V_START)),
            tr("4.4", tc("", properties=V_ON)),
        ),
        [(T, 0, "4.2\ta"), (T, 0, "\tb"), (T, 0, "4.3\tAvstyrks"), (T, 0, "4.4\tAvstyrks")],
    ),
    "a long cell over two rows once": (
        tbl(tr(tc(PROSE, properties=V_START), "a"), tr(tc("", properties=V_ON), "b")),
        [(T, 0, f"{PROSE}\ta"), (T, 0, "\tb")],
    ),
    "a merged cell alone makes no row": (
        tbl(tr(tc("4.2", properties=V_START), "a"), tr(tc("", properties=V_ON), "")),
        [(T, 0, "4.2\ta")],
    ),
    "a cell that goes on from nothing is read": (
        tbl(tr(tc("a", properties=V_ON), "b"), tr("c", "d")),
        [(T, 0, "a\tb"), (T, 0, "c\td")],
    ),
    "old sideways merging": (
        tbl(tr(tc("a", properties='<w:hMerge w:val="restart"/>'), tc("a", properties="<w:hMerge/>")), tr("b", "c")),
        [(T, 0, "a"), (T, 0, "b\tc")],
    ),
    "deleted and hidden rows": (
        tbl(
            tr("a", "b"),
            tr("c", "d", properties="<w:del/>"),
            tr("e", "f", properties="<w:hidden/>"),
            tr("g", "h", properties="<w:ins/>"),
        ),
        [(T, 0, "a\tb"), (T, 0, "g\th")],
    ),
    "a deleted cell": (
        tbl(tr("a", tc("b", properties="<w:cellDel/>"), "c"), tr("d", tc("e", properties="<w:cellIns/>"), "f")),
        [(T, 0, "a\tc"), (T, 0, "d\te\tf")],
    ),
    "content controls around rows, cells and in them": (
        tbl(sdt(tr("a", "b")), tr("c", sdt(tc("d"))), tr("e", tc(sdt(p("f"))))),
        [(T, 0, "a\tb"), (T, 0, "c\td"), (T, 0, "e\tf")],
    ),
    "prompts in rows and cells": (
        tbl(tr("a", sdt(tc("Ange text"), prompt=True), "c"), sdt(tr("Ange", "text"), prompt=True), tr("d", "e", "f")),
        [(T, 0, "a\t\tc"), (T, 0, "d\te\tf")],
    ),
    "a table of one column is text": (
        tbl(tr(tc(p("Ett", style="Rubrik1"), PROSE)), tr(tc("Kort."))),
        [(H, 1, "Ett"), (P, 0, PROSE), (P, 0, "Kort.")],
    ),
    "a letter in the wide column of a table": (
        tbl(tr("", tc(PROSE)), tr("", tc(PROSE))),
        [(P, 0, PROSE), (P, 0, PROSE)],
    ),
    "a single row with paragraphs is text": (
        tbl(tr(tc(PROSE, PROSE), "Box 1")),
        [(P, 0, PROSE), (P, 0, PROSE), (P, 0, "Box 1")],
    ),
    "a number beside paragraphs is their heading": (
        tbl(tr("4.2.1", tc(PROSE, PROSE))),
        [(H, 3, "4.2.1"), (P, 0, PROSE), (P, 0, PROSE)],
    ),
    "a heading with text under it makes it text": (
        tbl(tr("4.2", tc(p("Tillsyn", style="Rubrik2"), PROSE)), tr("a", "b")),
        [(P, 0, "4.2"), (H, 2, "Tillsyn"), (P, 0, PROSE), (P, 0, "a"), (P, 0, "b")],
    ),
    "capitals that head columns do not": (
        tbl(tr("AVSNITT", "SYNPUNKT"), tr("4.2", "NEJ")),
        [(T, 0, "AVSNITT\tSYNPUNKT"), (T, 0, "4.2\tNEJ")],
    ),
    "headings that head columns do not": (
        tbl(tr(tc(p("Avsnitt", style="Rubrik2")), tc(p("Synpunkt", style="Rubrik2"))), tr("4.2", "Nej")),
        [(T, 0, "Avsnitt\tSynpunkt"), (T, 0, "4.2\tNej")],
    ),
    "a heading across the table": (
        tbl(tr(tc(p("Kapitel 4", style="Rubrik1"), properties='<w:gridSpan w:val="2"/>')), tr("4.2", "Nej")),
        [(H, 1, "Kapitel 4"), (T, 0, "4.2\tNej")],
    ),
    "a table in a table": (
        tbl(tr("Text", tc(tbl(tr("a", "b"), tr("c", "d")), "")), tr("e", "f")),
        [(P, 0, "Text"), (T, 0, "a\tb"), (T, 0, "c\td"), (P, 0, "e"), (P, 0, "f")],
    ),
    "a list in a cell": (
        tbl(tr("4.2", tc(p("Ett", style="Punkt"), p("Två", style="Punkt"))), tr("a", "b")),
        [(T, 0, "4.2\tEtt Två"), (T, 0, "a\tb")],
    ),
    "an empty table": (tbl(tr("", "")), []),
}


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES.keys())
def test_tables(tmp_path: Path, body: str, expected: list[tuple[BlockKind, int, str]]) -> None:
    assert blocks(read(tmp_path, package(p(PROSE) + body)))[1:] == expected


# --- letterhead, signature, lists by hand -----------------------------------------------------------------------------


def lines(*texts: str) -> str:
    return p("<w:r>" + "<w:br/>".join(f"<w:t>{text}</w:t>" for text in texts) + "</w:r>")


LINES = {
    "letterhead": (
        lines("Exempelverket", "Dnr 2034/1") + p(PROSE) + lines("a", "b") + p(PROSE),
        ["Exempelverket", "Dnr 2034/1", PROSE, "a b", PROSE],
    ),
    "after a first heading too": (
        p("Yttrande", style="Rubrik1") + lines("Verket", "2034-01-02") + p(PROSE),
        ["Yttrande", "Verket", "2034-01-02", PROSE],
    ),
    "signature": (p(PROSE) + lines("Siv Påhitt", "generaldirektör"), [PROSE, "Siv Påhitt", "generaldirektör"]),
    "a mail that is answered, under the signature": (
        p(PROSE) + lines("Hälsningar", "Siv Påhitt") + lines("&gt; Hej!", f"&gt; {PROSE}"),
        [PROSE, "Hälsningar", "Siv Påhitt", "> Hej!", f"> {PROSE}"],
    ),
    "wrapped text is not lines": (lines(PROSE, "och så vidare."), [f"{PROSE} och så vidare."]),
    "letterhead in a table of one row": (
        tbl(tr(tc("Exempelverket", "Box 1"), tc(lines("2034-01-02", "Dnr 7")))) + p(PROSE),
        ["Exempelverket", "Box 1", "2034-01-02", "Dnr 7", PROSE],
    ),
    "letterhead in a table of several rows": (
        tbl(tr(lines("Verket", "Box 1").join(["<w:tc>", "</w:tc>"]), "Yttrande"), tr("Datum", "2034-01-02")) + p(PROSE),
        ["Verket", "Box 1", "Yttrande", "Datum\t2034-01-02", PROSE],
    ),
    "a list by hand with breaks": (
        p(PROSE) + lines("Vi avstyrker:", "- fristen,", "- avgiften", "och taket.") + p(PROSE),
        [PROSE, "Vi avstyrker:", "fristen,", "avgiften och taket.", PROSE],
    ),
    "a dash within text is no list": (
        p(PROSE) + lines("Fristen", "– som är kort – bör ses över.") + p(PROSE),
        [PROSE, "Fristen – som är kort – bör ses över.", PROSE],
    ),
}


@pytest.mark.parametrize(("body", "expected"), LINES.values(), ids=LINES.keys())
def test_lines(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert [text for _, _, text in blocks(read(tmp_path, package(body)))] == expected


# --- notes, headers, warnings -----------------------------------------------------------------------------------------


def test_notes_follow_the_paragraph_that_refers_to_them_once(tmp_path: Path) -> None:
    body = (
        p(r("Ett") + refer(2) + r(" två.") + refer(3, "endnote"))
        + p(r("Igen.") + refer(2) + refer(99))
        + tbl(tr("a", tc(p(r("b") + refer(4)))), tr("c", "d"))
        + p(f'{r("Stjärna")}<w:r><w:footnoteReference w:id="5" w:customMarkFollows="1"/><w:t>*</w:t></w:r>')
    )
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + note(2, "Not ett.", "Mer.")
        + note(4, "I tabell.").replace("</w:p>", refer(4) + "</w:p>")
        + note(5, "Egen.")
    )
    endnotes = note(3, "Slutnot.").replace("footnote w", "endnote w").replace("</w:footnote>", "</w:endnote>")
    document = read(tmp_path, package(body, footnotes=footnotes, endnotes=endnotes))
    assert blocks(document) == [
        (P, 0, "Ett två."),
        (N, 0, "Not ett. Mer."),
        (N, 0, "Slutnot."),
        (P, 0, "Igen."),
        (T, 0, "a\tb"),
        (N, 0, "I tabell."),
        (T, 0, "c\td"),
        (P, 0, "Stjärna"),
        (N, 0, "Egen."),
    ]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("", ["Exempelverket", "1 (3)", "www.exempel.se"]),
        ("<w:titlePg/>", ["Exempelverkets rättsavdelning", "Box 1", "Exempelverket", "1 (3)", "www.exempel.se"]),
    ],
)
def test_headers_and_footers_are_furniture(tmp_path: Path, section: str, expected: list[str]) -> None:
    refs = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="{target}"/>'
        for kind, when, target in [
            ("header", "default", "header1.xml"),
            ("header", "first", "header2.xml"),
            ("header", "even", "header3.xml"),
            ("footer", "default", "footer1.xml"),
        ]
    )
    running = p(r("Exempelverket") + "<w:r><w:tab/></w:r>" + field("PAGE", "1") + r(" (3)"))
    first = tbl(tr(tc(lines("Exempelverkets rättsavdelning", "Box 1")), "Exempelverket"))
    extra = {
        "header1.xml": f"<w:hdr {SPACES}>{running}</w:hdr>",
        "header2.xml": f"<w:hdr {SPACES}>{first}</w:hdr>",
        "header3.xml": f"<w:hdr {SPACES}>{p('Visas inte')}</w:hdr>",
        "footer1.xml": f"<w:ftr {SPACES}>{p('www.exempel.se')}{p('Exempelverket')}</w:ftr>",
    }
    document = read(tmp_path, package(f"{p(PROSE)}<w:sectPr>{refs}{section}</w:sectPr>", extra=extra))
    assert list(document.furniture) == expected
    assert document.text == PROSE


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (p(f"<w:ins>{r('Vi')}</w:ins>"), "spårade ändringar"),
        (p(r("Vi") + "<w:del/>"), "spårade ändringar"),
        (tbl(tr("Vi", properties="<w:ins/>")), "spårade ändringar"),
        (p(r("Vi") + "<w:r><w:object><o:OLEObject/></w:object></w:r>"), "objekt från ett annat program"),
        (p("<w:r><w:drawing/></w:r>"), "bara bilder"),
        (p("Vi") + '<w:altChunk r:id="x"/>', "infogad från en annan fil"),
    ],
)
def test_warnings(tmp_path: Path, body: str, word: str) -> None:
    (warning,) = read(tmp_path, package(body)).warnings
    assert word in warning


def test_no_words_is_no_text(tmp_path: Path) -> None:
    document = read(tmp_path, package(p("<w:r><w:drawing/></w:r>")))
    assert (document.status, document.pages, document.text) == (Status.NO_TEXT, None, "")


def test_the_words_of_a_diagram_stand_in_its_order(tmp_path: Path) -> None:
    dgm = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    points = "".join(
        f'<dgm:pt modelId="{n}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for n, text in enumerate(["", "tredje", "första", "andra", "lös"])
    )
    links = "".join(
        f'<dgm:cxn srcId="{above}" destId="{below}" srcOrd="{order}"/>'
        for above, below, order in [(0, 1, 1), (0, 2, 0), (2, 3, 0), (3, 2, 0)]
    )
    model = f"<dgm:dataModel {dgm} {a}><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    figure = f'<w:r><w:drawing><dgm:relIds {dgm} r:dm="diagramData.xml"/></w:drawing></w:r>'
    document = read(tmp_path, package(p(r("Före.") + figure) + p("Efter."), extra={"diagramData.xml": model}))
    assert document.text.split("\n\n") == ["Före.", "första", "andra", "tredje", "lös", "Efter."]


def test_a_file_made_by_python_docx(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Exempelverket"
    made.add_heading("Yttrande", 0)
    made.styles.add_style("Myndighetsrubrik", WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Heading 2"]
    made.add_paragraph("4.2 Tillsyn", style="Myndighetsrubrik")
    made.add_paragraph("Vi tillstyrker.", style="List Bullet")
    made.add_paragraph("Först", style="List Number")
    made.add_paragraph("Sedan", style="List Number")
    table = made.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ["Avsnitt", "Svar", "4.2", "Ja"], strict=True):
        cell.text = text
    path = tmp_path / "svar.docx"
    made.save(str(path))
    document = read_word(path, Limits()).finish(identity="x", file="svar.docx")
    assert blocks(document) == [
        (H, 1, "Yttrande"),
        (H, 2, "4.2 Tillsyn"),
        (L, 1, "Vi tillstyrker."),
        (L, 1, "1. Först"),
        (L, 1, "2. Sedan"),
        (T, 0, "Avsnitt\tSvar"),
        (T, 0, "4.2\tJa"),
    ]
    assert document.furniture == ("Exempelverket",)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(1, 2), st.integers(0, 2)), max_size=25))
def test_numbers_rise_one_step_at_a_time(tmp_path: Path, steps: list[tuple[int, int]]) -> None:
    """Whatever the order of levels, numbers rise, and each is one more than the last of its siblings."""
    body = "".join(item(number, depth) for number, depth in steps)
    shown = [text.split()[0] for _, _, text in blocks(read(tmp_path, package(body, numbering=DOTTED + num(2, 0))))]
    assert [number.count(".") for number in shown] == [depth for _, depth in steps]
    passed: list[tuple[int, ...]] = []
    for number in (tuple(map(int, text.split("."))) for text in shown):
        siblings = [n for n in passed if len(n) == len(number) and n[:-1] == number[:-1]]
        assert number > max(passed, default=())
        assert number[-1] == siblings[-1][-1] + 1 if siblings else number[-1] <= 2
        passed.append(number)
