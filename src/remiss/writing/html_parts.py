"""What a large page has thousands of, as the text of HTML: cells of the matrix, stands and quotes.

A template would take most of the page's time for them. Words become markup in one place here, where they are escaped:
no respondent's words are ever markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from markupsafe import Markup

from remiss.model import Basis, Role
from remiss.writing import labels
from remiss.writing.quotes import Piece, Quote
from remiss.writing.stands import Stand
from remiss.writing.tally import traits
from remiss.writing.view import Row

_CLASSES = {
    Role.CUE: "cue",
    Role.NEGATION: "cue",
    Role.REFERENCE: "ref",
    Role.HEADING: "ref",
    Role.CONTEXT: "ref",
}
"""how words that decided are marked: those that carry the stance, those that name the proposal, and all other"""


def cells(row: Row, emptied: Mapping[tuple[str, str | None], str], *, dense: bool) -> Markup:
    """The cells of a row of the matrix; of a ``dense`` one signs alone, with the words for screen readers.

    ``emptied`` has the anchors of those that a person has emptied.
    """
    return _ours("".join([_cell(row, at, emptied, dense) for at in range(len(row.cells))]))


def told(stands: Iterable[Stand]) -> Markup:
    """Stands with all that is known of them, and their quotes, as the items of a list."""
    return _ours("".join(map(_told, stands)))


def told_briefly(stands: Iterable[Stand], said_in: Mapping[str, str]) -> Markup:
    """Stands without their quotes, which are read where ``said_in`` has it: among the general views."""
    return _ours("".join([_told_briefly(stand, said_in[stand.anchor]) for stand in stands]))


def cite(quote: Quote) -> Markup:
    """A quote: the words that decided are marked, and what stands outside it and decided is named."""
    return _ours(_cited(quote))


def _told(stand: Stand) -> str:
    added = ", ".join([labels.QUALIFIERS[qualifier] for qualifier in stand.qualifiers])
    quotes = "".join(map(_cited, stand.quotes))
    if not stand.quotes and stand.proposal is not None:
        quotes = _known("Inget citat: svaret är infört för hand.")
    return (
        f'<li id="{stand.anchor}"><p class="who"><strong>{escape(stand.name)}</strong>{added and f" – {added}"}'
        f"{_tags(stand)}</p>\n{_all_known(stand)}{quotes}</li>\n"
    )


def _told_briefly(stand: Stand, said_in: str) -> str:
    added = ", ".join([labels.QUALIFIERS[qualifier] for qualifier in stand.qualifiers])
    return (
        f'<li id="{stand.anchor}" data-said="{said_in}"><p class="who"><strong>{escape(stand.name)}</strong>'
        f"{added and f' ({added})'}{_tags(stand)}</p>\n{_all_known(stand)}</li>\n"
    )


def _cited(quote: Quote) -> str:
    above = f"<small>{escape(quote.above)}: </small>" if quote.above else ""
    rules = f" · regel <code>{escape(', '.join(quote.rules))}</code>" if quote.rules else ""
    return (
        f"<blockquote><p>{above}”{''.join([_piece(piece) for piece in quote.pieces])}”</p>\n"
        f"<small><cite>{escape(quote.source)}</cite>{rules}</small></blockquote>\n"
    )


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    if not piece.role:
        return words
    did = f"{labels.ROLES[piece.role]}, regel {escape(piece.rule)}"
    return f'<mark class="{_CLASSES.get(piece.role, "and")}" title="{did}">{words}</mark>'


def _cell(row: Row, at: int, emptied: Mapping[tuple[str, str | None], str], dense: bool) -> str:
    stand, dismissed = row.cells[at], row.dismissed[at] if row.dismissed else None
    opened = f'<td class="{" ".join(traits(row, at))}">'
    if stand:
        link = f'<a href="#{stand.anchor}" aria-label="{stand.full}">'
        added = "".join([f"<small>{words}</small>" for words in stand.added])
        inside = f"{stand.sign}{stand.marks}" if dense else _worded(stand.sign, stand.word, stand.marks) + added
    elif dismissed:
        anchor = emptied[dismissed.respondent, dismissed.proposal]
        link = f'<a href="#{anchor}" aria-label="{row.blank(at)}">'
        sign, mark = labels.SILENT_SIGN, labels.CORRECTED_SIGN
        inside = f"{sign}{mark}" if dense else _worded(sign, labels.SILENT, mark)
    elif dense:
        return f'{opened}<span role="img" aria-label="{row.empty}">{row.empty_sign}</span></td>\n'
    else:
        sign = f'<span class="sign" aria-hidden="true">{row.empty_sign}</span>'
        return f"{opened}<span>{sign} {row.empty}</span></td>\n"
    return f"{opened}{link}{inside}</a></td>\n"


def _worded(sign: str, word: str, marks: str) -> str:
    mark = f'<span class="mark">{marks}</span>' if marks else ""
    return f'<span class="whole"><span class="sign">{sign}</span> {word}{mark}</span>'


def _tags(stand: Stand) -> str:
    return "".join([f' <span class="tag">{tag}</span>' for tag in stand.tags])


def _all_known(stand: Stand) -> str:
    known = []
    if stand.scope:
        known.append(_known(f"Gäller ”{stand.scope}”."))
    if stand.basis and stand.basis is not Basis.EXPLICIT:
        known.append(_known(f"Vilar på vad som sägs {labels.BASES[stand.basis]}.", "known basis"))
    if stand.through:
        known.append(_known(f"Räknas genom {stand.through}, vars yttrande instansen instämmer i."))
    if stand.reasons:
        known.append(_known(f"Att granska: {stand.reasons}."))
    if stand.history:
        known.append(_known(f"{stand.history[0].upper()}{stand.history[1:]}."))
    return "".join(known)


def _known(words: str, kind: str = "known") -> str:
    return f'<p class="{kind}">{escape(words)}</p>\n'


def _ours(text: str) -> Markup:
    return Markup(text)  # noqa: S704  # all words in it are escaped
