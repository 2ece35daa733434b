"""Who has sent a letter, on letterheads of all kinds: invented bodies, in the shapes that Swedish ones have."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from letters import letter
from remiss.understanding import identify

INVITED = (
    "Högsta domstolen",
    "Hovrätten över Västra Kusten",
    "Mark- och miljödomstolen vid Norrviks tingsrätt",
    "Norrviks tingsrätt",
    "Tingsrätten i Söderåsa",
    "Granby tingsrätt (mark- och miljödomstolen)",
    "Förvaltningsrätten i Norrvik",
    "Kammarrätten i Söderåsa",
    "Riksdagens ombudsmän",
    "Justitiekanslern",
    "Polismyndigheten",
    "Bokverket",
    "Inspektionen för vård och omsorg",
    "Myndigheten för digital förvaltning",
    "Statens kulturnämnd",
    "Hyres- och arrendenämnden i Norrvik",
    "Riksdagens bibliotek",
    "Länsstyrelsen i Norrviks län",
    "Länsstyrelsen i Västra Ådalens län",
    "Norrviks universitet",
    "Söderåsa universitet (juridiska fakulteten)",
    "Tekniska högskolan i Granby",
    "Region Västanå",
    "Region Norrvik",
    "Norrviks kommun",
    "Söderåsa kommun",
    "Håbro kommun",
    "Granby stad",
    "Riksförbundet för Resande Bibliotek (RRB)",
    "Landsorganisationen i Sverige",
    "Fackförbundet Buss & Bok",
    "Läsarnas Riksorganisation",
    "Pappersbruken AB",
    "Sparbanken Norr AB (publ)",
    "Stiftelsen Bokens Hus",
    "Villaägarna",
)
TITLE = "# Remissvar – Böcker på väg (SOU 2031:7)"
PROSE = (
    "Förslaget i avsnitt 3.3 tillstyrks, eftersom det är väl underbyggt och svarar mot ett behov som har funnits länge "
    "i alla delar av landet."
)
ME = "Jag har läst utredningen hemma vid köksbordet och tycker att förslaget om bussarna är riktigt bra och väl tänkt."


class Case(NamedTuple):
    """A letter, who sent it, and whether that is sure."""

    head: str
    sender: str | tuple[str, ...]
    sure: bool = True
    foot: str = ""
    body: str = PROSE
    file: str = "svar/0017.pdf"
    furniture: tuple[str, ...] = ()


LETTERS: dict[str, Case] = {
    # courts
    "a court": Case("Förvaltningsrätten i Norrvik\n2031-05-04", "Förvaltningsrätten i Norrvik"),
    "a court without its preposition": Case("FÖRVALTNINGSRÄTTEN NORRVIK", "Förvaltningsrätten i Norrvik"),
    "a district court, other order": Case("Söderåsa tingsrätt\nLagmannen", "Tingsrätten i Söderåsa"),
    "a district court in the definite form": Case("Tingsrätten i Norrvik\n2031-05-04", "Norrviks tingsrätt"),
    "an environmental court over two lines": Case(
        "NORRVIKS TINGSRÄTT\nMark- och miljödomstolen\nYTTRANDE", "Mark- och miljödomstolen vid Norrviks tingsrätt"
    ),
    "an environmental court beside the running head": Case(
        "Mark- och miljödomstolen\nYTTRANDE\n2031-05-04",
        "Mark- och miljödomstolen vid Norrviks tingsrätt",
        furniture=("NORRVIKS TINGSRÄTT", "1 (3)"),
    ),
    "an environmental court in brackets on the list": Case(
        "Granby tingsrätt\nMark- och miljödomstolen\n2031-05-04", "Granby tingsrätt (mark- och miljödomstolen)"
    ),
    "an environmental court on one line": Case(
        "Granby tingsrätt, mark- och miljödomstolen", "Granby tingsrätt (mark- och miljödomstolen)"
    ),
    "an environmental court that is not the invited one": Case(
        "Mark- och miljödomstolen vid Sjöbo tingsrätt", "Mark- och miljödomstolen vid Sjöbo tingsrätt"
    ),
    "a court with a unit and a date beside it": Case(
        "| Kammarrätten i Söderåsa | Yttrande 2031-05-04 |\n| Avdelning 2 | Dnr 31-118 |", "Kammarrätten i Söderåsa"
    ),
    "a court of appeal with its region": Case("HOVRÄTTEN ÖVER\nVÄSTRA KUSTEN", "Hovrätten över Västra Kusten"),
    "a supreme court": Case("HÖGSTA DOMSTOLEN\nProtokoll 2031-05-04", "Högsta domstolen"),
    # ombudsmen, police, parliament
    "JO": Case("JO\nRiksdagens ombudsmän\n2031-05-04", "Riksdagens ombudsmän"),
    "JO by its other name": Case("Justitieombudsmannen\nGreta Påhittad", "Riksdagens ombudsmän"),
    "JK by letters alone": Case("JK\n2031-05-04", "Justitiekanslern"),
    "the police": Case("Polisen\nRättsavdelningen\n2031-05-04", "Polismyndigheten"),
    "the police with a unit on the line": Case("Polismyndigheten, Rättsavdelningen", "Polismyndigheten"),
    "a part of the parliament": Case("RIKSDAGENS BIBLIOTEK 1 (2)", "Riksdagens bibliotek"),
    # agencies
    "an agency with its kind of letter": Case("Bokverket Yttrande 2031-05-04 Dnr 31-118", "Bokverket"),
    "an agency after its unit": Case("Enheten för tillsyn\nBokverket\n2031-05-04", "Bokverket"),
    "an abbreviation": Case("IVO\n2031-05-04", "Inspektionen för vård och omsorg"),
    "an abbreviation in brackets": Case(
        "Inspektionen för vård och omsorg (IVO)\n2031-05-04", "Inspektionen för vård och omsorg"
    ),
    "a name over three lines": Case(
        "MYNDIGHETEN\nFÖR DIGITAL\nFÖRVALTNING\n2031-05-04", "Myndigheten för digital förvaltning"
    ),
    "an agency that is called nämnd": Case("Statens kulturnämnd\nKansliet", "Statens kulturnämnd"),
    "a board of rents": Case("Hyres- och arrendenämnden i Norrvik", "Hyres- och arrendenämnden i Norrvik"),
    "a word over two lines": Case("Bok-\nverket\n2031-05-04", "Bokverket"),
    "a hyphen left in the name": Case("Bok-verket\n2031-05-04", "Bokverket"),
    "an agency that is not invited, by its short form": Case("IMY\n2031-05-04", "Integritetsskyddsmyndigheten"),
    "an agency that is not invited": Case("Sjöfartsmyndigheten\n2031-05-04", "Sjöfartsmyndigheten"),
    "the ministry first": Case("Kulturdepartementet\n103 33 Stockholm\nBokverket\n2031-05-04", "Bokverket"),
    "to an invited body": Case("Sjöfartsmyndigheten\nTill Bokverket", "Sjöfartsmyndigheten"),
    "to, and the name below": Case("Till:\nBokverket\nSjöfartsmyndigheten\n2031-05-04", "Sjöfartsmyndigheten"),
    "a copy to an invited body": Case("Sjöfartsmyndigheten\nKopia till: Bokverket", "Sjöfartsmyndigheten"),
    "a report by an invited body": Case(
        "Sjöfartsmyndigheten\n2031-05-04\n# Yttrande över Bokverkets rapport 2031:4", "Sjöfartsmyndigheten"
    ),
    "copies in the foot": Case(
        "2031-05-04", "Sjöfartsmyndigheten", foot="För Sjöfartsmyndigheten\nKopia till\nBokverket\nNorrviks kommun"
    ),
    # county boards
    "a county board in short": Case("Länsstyrelsen Norrvik\n2031-05-04", "Länsstyrelsen i Norrviks län"),
    "a county board in capitals": Case("LÄNSSTYRELSEN\nVÄSTRA ÅDALEN", "Länsstyrelsen i Västra Ådalens län"),
    "a county board that is not invited": Case(
        "Länsstyrelsen i Östra Ådalens län", "Länsstyrelsen i Östra Ådalens län"
    ),
    # universities
    "a faculty of an invited university": Case(
        "Norrviks universitet\nMedicinska fakulteten\n2031-05-04", "Norrviks universitet"
    ),
    "a faculty on the list": Case(
        "SÖDERÅSA UNIVERSITET\nJuridiska fakultetsnämnden", "Söderåsa universitet (juridiska fakulteten)"
    ),
    "a faculty before its university": Case(
        "Juridiska fakulteten vid Söderåsa universitet", "Söderåsa universitet (juridiska fakulteten)"
    ),
    "the university without the faculty": Case(
        "Söderåsa universitet\n2031-05-04", "Söderåsa universitet (juridiska fakulteten)"
    ),
    "another faculty than the one on the list": Case(
        "Söderåsa universitet\nMedicinska fakulteten", "Söderåsa universitet (juridiska fakulteten)", sure=False
    ),
    "another faculty on the same line": Case(
        "Söderåsa universitet, Bokhögskolan", "Söderåsa universitet (juridiska fakulteten)", sure=False
    ),
    "an institution beside the running head": Case(
        "Institutionen för bokvetenskap\n2031-05-04", "Norrviks universitet", furniture=("NORRVIKS UNIVERSITET",)
    ),
    "a school of technology": Case("Tekniska högskolan\ni Granby\nRektor", "Tekniska högskolan i Granby"),
    "students are not their university": Case(
        "Studentkåren vid Norrviks universitet\n2031-05-04", "Studentkåren vid Norrviks universitet"
    ),
    # regions and municipalities
    "a region and its board": Case("Region Västanå\nRegionstyrelsen\n2031-05-04", "Region Västanå"),
    "a region, not the municipality of the name": Case("REGION NORRVIK\n2031-05-04", "Region Norrvik"),
    "a municipality after its board": Case("Kommunstyrelsen\nNorrviks kommun\n2031-05-04", "Norrviks kommun"),
    "a board of a municipality on one line": Case("Barn- och utbildningsnämnden, Norrviks kommun", "Norrviks kommun"),
    "a board in a municipality": Case("Räddningsnämnden i Söderåsa kommun", "Söderåsa kommun"),
    "a board of a municipality in the genitive": Case("Söderåsa kommuns överförmyndarnämnd", "Söderåsa kommun"),
    "minutes of a municipality": Case(
        "| Norrviks kommun | Sammanträdesprotokoll |\nKommunstyrelsen\n§ 118", "Norrviks kommun"
    ),
    "a town that calls itself municipality": Case("Granby kommun\n2031-05-04", "Granby stad"),
    "spaced capitals": Case("N O R R V I K S  K O M M U N\n2031-05-04", "Norrviks kommun"),
    "spaced capitals whose words have run together": Case("S Ö D E R Å S A K O M M U N", "Söderåsa kommun"),
    "pensioners of a municipality": Case(
        "Norrviks kommuns pensionärsförening\n2031-05-04", "Norrviks kommuns pensionärsförening"
    ),
    "a namesake but for the dots": Case("Habro kommun\n2031-05-04", "Habro kommun"),
    "misspelt": Case("Söderosa kommun\n2031-05-04", "Söderåsa kommun", sure=False),
    "misspelt, and right in the text": Case(
        "Söderosa kommun\n2031-05-04", "Söderåsa kommun", body=f"{PROSE} Söderåsa kommun har i dag ingen buss."
    ),
    # organisations and companies
    "an association by its abbreviation": Case("RRB\n2031-05-04", "Riksförbundet för Resande Bibliotek (RRB)"),
    "an association without its abbreviation": Case(
        "Riksförbundet för\nResande Bibliotek", "Riksförbundet för Resande Bibliotek (RRB)"
    ),
    "a union by its abbreviation": Case("LO\n2031-05-04", "Landsorganisationen i Sverige"),
    "a union with an and": Case("Fackförbundet Buss och Bok", "Fackförbundet Buss & Bok"),
    "a name without a word for its kind": Case("Villaägarna\nSamhällspolitiska avdelningen", "Villaägarna"),
    "youth of an organisation": Case("Läsarnas Riksorganisation Ungdom", "Läsarnas Riksorganisation Ungdom"),
    "a company": Case("Pappersbruken Aktiebolag\n2031-05-04", "Pappersbruken AB"),
    "a company without its form of stock": Case("Sparbanken Norr AB\n2031-05-04", "Sparbanken Norr AB (publ)"),
    "a company in capitals, not invited": Case("CYKELBOKHANDELN I NORR AB\n2031-05-04", "Cykelbokhandeln i Norr AB"),
    "a foundation in the footer": Case(
        "2031-05-04", "Stiftelsen Bokens Hus", furniture=("Stiftelsen Bokens Hus · Box 4 · 123 45 Norrvik", "1 (2)")
    ),
    "a company by its name alone": Case("Pappersbruken\n2031-05-04", "Pappersbruken AB"),
    "a company whose name begins alike": Case("Pappersbruken Frakt AB", "Pappersbruken Frakt AB"),
    "an uninvited body in the title": Case("# Föreningen Pärmens yttrande över SOU 2031:7", "Föreningen Pärmen"),
    "an uninvited body before the kind of letter": Case("# Cykelbokhandeln AB – yttrande", "Cykelbokhandeln AB"),
    # elsewhere
    "signed for": Case("2031-05-04", "Norrviks kommun", foot="På Norrviks kommuns vägnar\nGreta Påhittad"),
    "the body after the person's title": Case(
        "2031-05-04", "Läsarnas Riksorganisation", foot="Greta Påhittad, ordförande, Läsarnas Riksorganisation"
    ),
    "the body below the person": Case(
        "Hej!", "Föreningen Pärmen", foot="Med vänliga hälsningar\nGreta Påhittad\nordförande\nFöreningen Pärmen"
    ),
    "an annex that somebody else has signed": Case(
        "2031-05-04", "Bokverket", foot=f"För Bokverket\nGreta Påhittad\n# Bilaga 1\n{PROSE}\nFör Norrviks kommun"
    ),
    "the sender of an e-mail": Case(
        "Från: Registrator Bokverket <registrator@bok.example>\nTill: Ku Remissvar\nÄmne: SOU 2031:7", "Bokverket"
    ),
    "the address of an e-mail": Case(
        "Från: Greta Påhittad <greta@bokverket.example>\nTill: Ku Remissvar", "Bokverket", sure=False
    ),
    "the subject of an e-mail": Case(
        "Från: Greta Påhittad <greta@post.example>\nÄmne: SV: Ku2031/00412, från Föreningen Pärmen", "Föreningen Pärmen"
    ),
    "who has been asked": Case(
        "2031-05-04", "Bokverket", sure=False, body=f"Bokverket har beretts tillfälle att yttra sig. {PROSE}"
    ),
    "who has decided": Case(
        "2031-05-04",
        "Bokverket",
        file="svar_bokverket.txt",
        foot="Detta yttrande har beslutats av Bokverkets generaldirektör Greta Påhittad efter föredragning av någon.",
    ),
    "we in": Case(
        "Hej!",
        "Föreningen Pärmen",
        body=f"Vi i Föreningen Pärmen fick aldrig remissen. {PROSE}",
        file="parmen.pdf",
        sure=False,
    ),
    "what a company says that it is": Case(
        "Från: Greta Påhittad <greta@cykelbokhandeln.example>\nTill: Ku Remissvar",
        "Cykelbokhandeln AB",
        body=f"Cykelbokhandeln AB är nitton personer i Norrvik som säljer böcker från cykel. {PROSE}",
    ),
    "the file's name": Case("2031-05-04", "Norrviks kommun", sure=False, file="svar/remissvar_norrviks-kommun.pdf"),
    "the file's name without dots": Case("2031-05-04", "Söderåsa kommun", sure=False, file="svar/SODERASA_KOMMUN.pdf"),
    "the file's name as the letter spells it": Case(
        "2031-05-04",
        "Förlaget Kött & Bläck",
        sure=False,
        file="svar/forlaget-kott-och-black.pdf",
        body=f"{PROSE} Hos Förlaget Kött & Bläck trycks tio böcker.",
    ),
    "the folder's name": Case("2031-05-04", "Norrviks kommun", sure=False, file="svar/Norrviks kommun/yttrande.pdf"),
    "who takes a stand": Case(
        "Hej!", "Bokverket", sure=False, body="Bokverket avstyrker förslaget i avsnitt 4.1.", foot="Greta Påhittad"
    ),
    "nobody, if the stands are those of several": Case(
        "", "x", sure=False, body="Bokverket avstyrker förslaget. Söderåsa kommun tillstyrker det.", file="svar/x.txt"
    ),
    # private persons
    "a person in the letterhead": Case(
        "Greta Påhittad\nStorgatan 5\n2031-05-04", "Greta Påhittad", body=ME, foot="Högaktningsfullt\nGreta Påhittad"
    ),
    "a person who signs": Case("2031-05-04", "Greta Påhittad", sure=False, body=ME, foot="Hälsningar\nGreta Påhittad"),
    "a person who signs an e-mail": Case(
        "Från: Greta Påhittad <greta@post.example>\nTill: Ku Remissvar",
        "Greta Påhittad",
        body=ME,
        foot="Mvh\nGreta Påhittad",
    ),
    "a person who says the name": Case(
        "Till dem det berör",
        "Greta Påhittad",
        body=f"Jag heter Greta Påhittad och är 81 år. {ME}",
        foot="Greta Påhittad",
    ),
    # several
    "two on a line": Case("Bokverket och Söderåsa kommun\n2031-05-04", ("Bokverket", "Söderåsa kommun")),
    "three below each other": Case(
        "Gemensamt yttrande\nRegion Västanå\nNorrviks kommun\nSöderåsa kommun\n2031-05-04",
        ("Region Västanå", "Norrviks kommun", "Söderåsa kommun"),
    ),
    "three of which one is not invited": Case(
        "Läsarnas Riksorganisation\nFöreningen Pärmen\nVillaägarna\n# Tre organisationer – ett svar",
        ("Läsarnas Riksorganisation", "Föreningen Pärmen", "Villaägarna"),
    ),
    "three that sign": Case(
        "2031-05-04\n# Gemensamt remissvar",
        ("Läsarnas Riksorganisation", "Föreningen Pärmen"),
        foot="Greta Påhittad, Läsarnas Riksorganisation\nHugo Hittepå, ordförande, Föreningen Pärmen",
    ),
    "with dots between": Case(
        "Läsarnas Riksorganisation · Föreningen Pärmen\nGemensamt svar",
        ("Läsarnas Riksorganisation", "Föreningen Pärmen"),
    ),
    "from, in the title": Case(
        "2031-05-04\n# Gemensamt yttrande från Bokverket, Region Västanå och Villaägarna",
        ("Bokverket", "Region Västanå", "Villaägarna"),
    ),
    "both in the letterhead and signed, without a word of it": Case(
        "Bokverket\nRegion Västanå\n2031-05-04",
        ("Bokverket", "Region Västanå"),
        foot="Greta Påhittad, Bokverket\nHugo Hittepå, Region Västanå",
    ),
    "fewer than the letter says": Case(
        "Bokverket\n# Gemensamt remissvar från tre myndigheter", "Bokverket", sure=False
    ),
}


@pytest.mark.parametrize("case", LETTERS.values(), ids=LETTERS.keys())
def test_who_has_sent_a_letter_and_is_it_sure(case: Case) -> None:
    title = "" if "#" in case.head else TITLE
    markup = "\n".join(part for part in (case.head, title, case.body, case.foot) if part)
    found = identify(letter(markup, case.file, case.furniture), INVITED)

    assert found.names == ((case.sender,) if isinstance(case.sender, str) else case.sender)
    assert found.certain is case.sure
