"""What the operators of a page draw, by pypdf: characters with their places and widths, lines and boxes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from remiss.reading.pdf.placed import WHITE, Box, Placed, quarters

Matrix = tuple[float, float, float, float, float, float]

_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_DEEPEST_FORM, _MOST_FORMS = 8, 2_000
_MOST_BOXES = 5_000
_TWICE = 0.12  # ems: the same character so near is the same, drawn again to look bold, or as a shadow
_SETTINGS = {b"Tc": "between", b"Tw": "words", b"TL": "leading", b"Ts": "rise", b"Tz": "across"}
_UNKNOWN = "\ufffd"
_STROKES = {b"S", b"s"}
_WITH_OUTLINE, _UNDRAWN = 2, 3  # ways to draw text: filled with an outline, which looks bold; not at all
_PAINTS = {b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"}


@dataclass(frozen=True, slots=True)
class _Font:
    """A font: what each code says, how wide it is in ems, and how codes are told apart."""

    font: Any
    bold: bool
    scale: float  # from its widths to ems

    def codes(self, data: bytes) -> Iterator[tuple[str, float, bool]]:
        """The text of each code, its width, and whether it is the one-byte code of a space."""
        font = self.font
        widths, known = font.character_widths, font.character_map
        simple = not isinstance(font.encoding, str)
        raw = [chr(byte) for byte in data] if simple else list(_decoded(data, font.encoding))
        for code in raw:
            named = font.encoding.get(ord(code), code) if simple else code
            text = known.get(named, known.get(code, named)) if font.interpretable else _UNKNOWN
            yield text, widths.get(code, widths.get("default", 500)) * self.scale, simple and code == " "


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return data.decode(encoding, "replace")


@dataclass(slots=True)
class _State:
    """The graphics state, as far as it tells where text stands."""

    matrix: Matrix = _UNIT
    font: _Font | None = None
    size: float = 1.0
    between: float = 0.0  # characters
    words: float = 0.0  # more, for a space
    across: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0  # how text is drawn
    white: bool = False  # what is filled


@dataclass
class Drawn:
    """What has been drawn of a page so far."""

    glyphs: list[tuple[int, Placed]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)  # pictures, and what is filled with a colour
    _seen: dict[tuple[str, int, int], tuple[float, float, int]] = field(default_factory=dict)
    _fonts: dict[int, _Font | None] = field(default_factory=dict)
    _again: set[int] = field(default_factory=set)
    _forms: int = 0

    def page(self, page: Any) -> Drawn:
        """Draw all of a page."""
        contents = page.get("/Contents")
        if contents is not None:
            self._stream(contents.get_object(), page.get("/Resources"), _State(), page.pdf, 0)
        if 2 * len(self._again) <= len(self.glyphs):  # a shadow of most of a page tells nothing
            for n in self._again:
                quarter, glyph = self.glyphs[n]
                self.glyphs[n] = quarter, glyph._replace(bold=True)
        return self

    def _stream(self, stream: Any, resources: Any, state: _State, pdf: Any, depth: int) -> None:
        from pypdf.generic import ContentStream

        resources = resources.get_object() if resources is not None else {}
        fonts, forms = (_of(resources, key) for key in ("/Font", "/XObject"))
        stack: list[_State] = []
        text = start = _UNIT
        path: list[list[tuple[float, float]]] = []
        for operands, operator in ContentStream(stream, pdf, "bytes").operations:
            match operator:
                case b"q":
                    stack.append(replace(state))
                case b"Q":
                    state = stack.pop() if stack else state
                case b"cm":
                    state.matrix = _times(_matrix(operands), state.matrix)
                case b"Do":
                    form = forms.get(operands[0])
                    form = form.get_object() if form is not None else None
                    if form is not None and form.get("/Subtype") == "/Form" and depth < _DEEPEST_FORM:
                        self._form(form, resources, state, pdf, depth)
                    elif form is not None and form.get("/Subtype") == "/Image":
                        self.grounds.append(_bounds([(0.0, 0.0), (1.0, 1.0)], state.matrix))
                case b"BT":
                    text = start = _UNIT
                case b"Tr":
                    state.mode = int(operands[0])
                case b"g" | b"rg" | b"k" | b"sc" | b"scn":
                    state.white = _is_white(operands)
                case b"Tf":
                    state.font, state.size = self._font(fonts.get(operands[0])), float(operands[1])
                case b"Tc" | b"Tw" | b"TL" | b"Ts" | b"Tz":
                    value = float(operands[0])
                    setattr(state, _SETTINGS[operator], value / 100 if operator == b"Tz" else value)
                case b"Td" | b"TD":
                    x, y = float(operands[0]), float(operands[1])
                    state.leading = -y if operator == b"TD" else state.leading
                    text = start = _times((1, 0, 0, 1, x, y), start)
                case b"Tm":
                    text = start = _matrix(operands)
                case b"T*":
                    text = start = _times((1, 0, 0, 1, 0, -state.leading), start)
                case b"Tj":
                    text = self._show(operands[:1], text, state)
                case b"TJ":
                    text = self._show(operands[0], text, state)
                case b"'" | b'"':
                    if operator == b'"':
                        state.words, state.between = float(operands[0]), float(operands[1])
                    text = start = _times((1, 0, 0, 1, 0, -state.leading), start)
                    text = self._show(operands[-1:], text, state)
                case b"re":
                    x, y, width, height = map(float, operands)
                    path.append([(x, y), (x + width, y + height)])
                case b"m":
                    path.append([(float(operands[0]), float(operands[1]))])
                case b"l" if path:
                    path[-1].append((float(operands[0]), float(operands[1])))
                case b"c" if path:
                    path[-1].append((float(operands[4]), float(operands[5])))
                case b"n":
                    path = []
                case _ if operator in _PAINTS:
                    found = [_bounds(piece, state.matrix) for piece in path if len(self.boxes) < _MOST_BOXES]
                    self.boxes += found
                    self.grounds += found if operator not in _STROKES and not state.white else []
                    path = []

    def _form(self, form: Any, resources: Any, state: _State, pdf: Any, depth: int) -> None:
        self._forms += 1
        if self._forms > _MOST_FORMS:
            return
        matrix = _times(_matrix(form["/Matrix"]), state.matrix) if "/Matrix" in form else state.matrix
        self._stream(form, form.get("/Resources", resources), replace(state, matrix=matrix), pdf, depth + 1)

    def _font(self, reference: Any) -> _Font | None:
        # pypdf has its fonts in a module of another name in each version; its pages always know them
        fonts = import_module("pypdf._page").Font
        if reference is None:
            return None
        resource = reference.get_object()
        if id(resource) not in self._fonts:
            name = str(resource.get("/BaseFont", resource.get("/Name", ""))).lower()
            scale = abs(float(resource["/FontMatrix"][0])) if resource.get("/Subtype") == "/Type3" else 0.001
            bold = any(word in name for word in _BOLD_NAMES)
            self._fonts[id(resource)] = _Font(fonts.from_font_resource(resource), bold, scale)
        return self._fonts[id(resource)]

    def _show(self, shown: Sequence[Any], text: Matrix, state: _State) -> Matrix:
        """Draw strings, with the room between them; the matrix after that."""
        for piece in shown:
            if isinstance(piece, int | float):
                text = _times((1, 0, 0, 1, -piece / 1000 * state.size * state.across, 0), text)
                continue
            data = bytes(piece) if isinstance(piece, bytes) else str(piece).encode("latin-1", "replace")
            # what is drawn in a font that the page does not have is not lost: it has to be read from its picture
            codes = state.font.codes(data) if state.font else ((_UNKNOWN, 0.5, False) for _ in data)
            for said, width, space in codes:
                advance = width * state.size * state.across
                self._place(said, advance, _times(text, state.matrix), state)
                more = (state.between + (state.words if space else 0.0)) * state.across
                text = _times((1, 0, 0, 1, advance + more, 0), text)
        return text

    def _place(self, said: str, advance: float, matrix: Matrix, state: _State) -> None:
        a, b, c, d, x, y = matrix
        x, y = x + c * state.rise, y + d * state.rise
        end_x, end_y = x + a * advance, y + b * advance
        size = abs(state.size) * math.hypot(c, d)
        near = _TWICE * size
        for across in (-1, 0, 1) if not said.isspace() else ():
            for down in (-1, 0, 1):
                other = self._seen.get((said, int(x) + across, int(y) + down))
                if other and abs(other[0] - x) <= near and abs(other[1] - y) <= near:
                    if other[:2] != (x, y):
                        self._again.add(other[2])
                    return
        self._seen[said, int(x), int(y)] = (x, y, len(self.glyphs))
        quarter = quarters(math.atan2(b, a))
        up_x, up_y = (c * state.size, d * state.size)
        xs, ys = (x, end_x, x + up_x, end_x + up_x), (y, end_y, y + up_y, end_y + up_y)
        bold = (state.font is not None and state.font.bold) or state.mode == _WITH_OUTLINE
        faint = state.mode == _UNDRAWN or state.white
        self.glyphs.append((quarter, Placed(said, min(xs), min(ys), max(xs), max(ys), x, y, size, bold, faint)))


def _is_white(operands: Sequence[Any]) -> bool:
    """Whether a colour is white: no ink of four, or all light of one or three."""
    shades = [float(shade) for shade in operands if isinstance(shade, int | float)]
    if len(shades) == 4:
        return max(shades) == 0
    return len(shades) in (1, 3) and min(shades) >= WHITE / 255


def _of(resources: Any, key: str) -> Any:
    found = resources.get(key)
    return found.get_object() if found is not None else {}


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741 (the six of a matrix)
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def _bounds(points: Sequence[tuple[float, float]], matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    placed = [(x * a + y * c + e, x * b + y * d + f) for x, y in points]
    xs, ys = [x for x, _ in placed], [y for _, y in placed]
    return min(xs), min(ys), max(xs), max(ys)
