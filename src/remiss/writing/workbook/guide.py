"""The sheet that tells how to correct the others."""

from __future__ import annotations

from remiss.writing import labels
from remiss.writing.workbook.columns import ADDED, ANSWER, BY, NOTE, POSITIONS, RIGHT, WHEN, WHOLE
from remiss.writing.workbook.sheets import PLAIN, Book

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


def fill_guide(book: Book) -> None:
    """Write the steps, one a row."""
    sheet = book.sheet("Så rättar du", [100])
    sheet.add_title("Så rättar du sammanställningen")
    for number, step in enumerate(_STEPS, 1):
        sheet.add_fitted([f"{number}. {step}"], (PLAIN,))
    sheet.set_print(1, 1)
