"""What a person is told when a file cannot be read, where more than one reader says it."""

from __future__ import annotations

DAMAGED = (
    "PDF-filen är skadad eller ofullständig och kan inte läsas. "
    "Öppna den i ett PDF-program och spara den på nytt, eller be avsändaren om en ny kopia."
)
LOCKED = (
    "PDF-filen är skyddad med lösenord. Be avsändaren om en olåst kopia, eller spara en sådan och lägg den i mappen."
)
SCANNED = (
    "PDF-filen saknar textlager (troligen en inskannad handling), så ingen text har lästs. "
    "Kör texttolkning (OCR) på den och kör sammanställningen igen."
)
EMPTY = "Filen innehåller ingen text. Be avsändaren om en ny kopia, eller kontrollera om texten ligger som bild."
UNREADABLE = (
    "Texten i PDF-filen går inte att tyda (teckensnittet saknar uppgift om bokstäverna). "
    "Kör texttolkning (OCR) på den och kör sammanställningen igen."
)
TOO_DEEP = (
    "Filen är för djupt nästlad för att läsas. "
    "Öppna den i ett annat program, spara den på nytt och försök igen, eller be avsändaren om en ny kopia."
)
