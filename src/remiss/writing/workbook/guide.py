"""The sheet that tells how to correct the others."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from remiss.writing import labels
from remiss.writing.workbook.columns import ADDED, ANSWER, BY, NOTE, POSITIONS, RIGHT, WHEN, WHOLE
from remiss.writing.workbook.sheets import PLAIN, TITLE, TOP, fit, put, set_print

_STEPS = (
    f"Rätta i bladen {POSITIONS} och {WHOLE}, i de gula kolumnerna. Filtrera på ”{labels.REVIEW}” i kolumnen Läge för "
    "att börja med det som är osäkert.",
    f"{ANSWER}: välj ”{RIGHT}” om programmets svar är rätt (då försvinner märket), rätt svar om det är fel, eller "
    f"”{labels.SILENT}” om remissinstansen inte tar upp förslaget.",
    f"{ADDED}: välj vad som ska läggas till svaret, till exempel ”med villkor”. Tomt betyder inget förbehåll.",
    f"{NOTE}, {BY} och {WHEN}: fyll i dem om andra ska se varför, av vem och när svaret rättades.",
    f"Har programmet missat ett ställningstagande: välj remissinstans och avsnitt i någon av de tomma raderna sist i "
    f"bladet {POSITIONS}, och skriv rätt svar. Saknas raderna i ett filter: ta bort filtret.",
    "Ta bort en rättelse genom att tömma de gula rutorna på raden.",
    "Spara arbetsboken, stäng den och kör remiss compile igen. Då räknas ditt svar i alla filer, med programmets svar "
    "bredvid. Rättelserna sparas i rattelser.csv i remissens mapp och finns kvar när nya svar har kommit in.",
    "Har svaret som rättelsen bygger på ändrats gäller programmets svar igen, märkt för granskning, och rättelsen står "
    "i bladet Inaktuella rättelser. Rätta raden på nytt för att ersätta den, eller ta bort den ur rattelser.csv.",
    "Raderna får sorteras och filtreras. Ändra inte namnen och avsnitten, och ta inte bort kolumner.",
)


def fill_guide(sheet: Worksheet) -> None:
    """Write the steps, one a row."""
    put(sheet, 1, 1, "Så rättar du sammanställningen").font = TITLE
    for line, step in enumerate(_STEPS, 2):
        cell = put(sheet, line, 1, f"{line - 1}. {step}")
        cell.font, cell.alignment = PLAIN, TOP
    fit(sheet, [100], first=2)
    set_print(sheet, "1:1")
