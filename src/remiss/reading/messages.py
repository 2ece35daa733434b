"""What a person is told when a file cannot be read, where more than one reader says it."""

from __future__ import annotations

from collections.abc import Iterable

DAMAGED = (
    "PDF-filen är skadad eller ofullständig och kan inte läsas. "
    "Öppna den i ett PDF-program och spara den på nytt, eller be avsändaren om en ny kopia."
)
LOCKED = (
    "PDF-filen är skyddad med lösenord. Be avsändaren om en olåst kopia, eller spara en sådan och lägg den i mappen."
)
EMPTY = "Filen innehåller ingen text. Be avsändaren om en ny kopia, eller kontrollera om texten ligger som bild."
WORDLESS = (
    "Bilden innehåller ingen text som går att läsa. Ta bort den ur mappen om den inte är ett svar; läs den annars för "
    "hand."
)
UNREADABLE = "har text som inte går att tyda (teckensnittet saknar uppgift om bokstäverna)."
UNSEEN = (
    "har text som inte syns (vit på vitt, eller inte ritad). Den har inte lästs. Kontrollera mot originalet att den "
    "inte ska vara med."
)
TOO_DEEP = (
    "Filen är för djupt nästlad för att läsas. "
    "Öppna den i ett annat program, spara den på nytt och försök igen, eller be avsändaren om en ny kopia."
)


def these_pages(numbers: Iterable[int]) -> str:
    """Pages in words: ``Sida 1–3, 5``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "Sida " + ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
