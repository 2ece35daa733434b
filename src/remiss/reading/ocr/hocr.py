"""What tesseract wrote of a picture (hOCR), as a Scan: level lines of words, with the marks that it misreads mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from remiss.reading.ocr.grey import Grey
from remiss.reading.ocr.scan import Scan, ScanLine, ScanWord

_LINES = frozenset({"ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"})
_FIELD = re.compile(r"(\w+) ((?:-?[\d.]+ ?)+)")
_SURE = 60  # of 100
_BROADEST = 0.35  # ems: a stroke, and no bar or underline
_LEAST_SLOPED = 5  # lines that say how askew a page is

# The Swedish model knows neither § nor @: ``3 kap. 16 $``, ``anna.anderssonQverket.se``.
_SECTION_SIGN = re.compile(r"\$(?!\d)")
_AT = re.compile(r"^([\w.-]+)\(?[QO©]([\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|net|eu|fi|no|dk))\b")
# ``11 kap. 10 8 PBL``, ``3 kap. 68 MB``: it is a statute's section that is named, so the last 8 is its sign.
_CHAPTER = re.compile(r"\bkap\.?$", re.IGNORECASE)
_STATUTE = re.compile(r"[A-ZÅÄÖ]{2,4}\b|[^\W\d_]*(?:lagen|balken|förordningen)\b|(?:första|andra|tredje)\b")
_GLUED = re.compile(r"kap\.\d{2,4}$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}[a-z]?")
_BULLET_HEIGHT, _BULLET_GAP = 0.45, 0.3  # ems: it is lower than a letter, and has more than a space after it
_NO_BULLETS = frozenset("-–—'\"”’.,:;…")
_SPECKS = frozenset("|¦_~^´`'.,:;\"")
_SPECK_GAP = 0.6  # ems


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it was read: its ends and height in pixels, and how sure it is, of 100."""

    text: str
    left: float
    right: float
    height: float
    sure: float


@dataclass(frozen=True, slots=True)
class _Read:
    """A line as it was read, in pixels: its box, its words, how its baseline lies, and how it is turned."""

    box: tuple[float, float, float, float]
    words: list[_Word]
    slope: float
    drop: float
    size: float
    angle: int

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)

    def base(self, slope: float) -> float:
        """Where the baseline would be if the page were turned back by a slope."""
        left, _, right, bottom = self.box
        middle = (right - left) / 2
        return bottom + self.drop + self.slope * middle - slope * (left + middle)


def turned(hocr: bytes) -> int:
    """By how many degrees most of the text is turned, counterclockwise: 0, 90, 180 or 270."""
    angles: Counter[int] = Counter()
    for line in _lines(hocr):
        angles[line.angle] += line.letters
    return angles.most_common(1)[0][0] if angles else 0


def parse(hocr: bytes, *, number: int, picture: Grey) -> Scan:
    """The page that was read from a picture, which is upright."""
    found = list(_lines(hocr))
    upright = [line for line in found if not line.angle]
    slope, point = _slope(upright), picture.point
    lines = tuple(
        ScanLine(
            words=tuple(ScanWord(word.text, word.left * point, word.right * point) for word in words),
            base=line.base(slope) * point,
            size=line.size * point,
            weight=picture.stroke(line.box, _BROADEST * line.size) / line.size,
        )
        for line in upright
        if (words := _mended(line))
    )
    aside = " ".join(word.text for line in found if line.angle for word in line.words if len(word.text) > 1)
    return Scan(number, picture.height * point, lines, aside, _sureness(upright))


def _sureness(lines: Sequence[_Read]) -> float:
    """How sure the words are, from 0 to 1, each counted by its length."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / (100 * letters) if letters else 1.0


def _lines(hocr: bytes) -> Iterator[_Read]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(hocr, parser)
    except etree.XMLSyntaxError:  # nothing in it: the parser mends all else
        return
    for element in root.iter() if root is not None else ():
        if element.get("class") not in _LINES:
            continue
        fields = _fields(element.get("title", ""))
        words = [
            _Word(text, box[0], box[2], box[3] - box[1], (about.get("x_wconf") or [0.0])[0])
            for word in element.iter()
            if word.get("class") == "ocrx_word"
            and (text := "".join(word.itertext()).strip())
            and len(box := (about := _fields(word.get("title", ""))).get("bbox", [])) == 4
        ]
        box = fields.get("bbox", [])
        size = (fields.get("x_size") or [0.0])[0]
        if words and len(box) == 4 and size > 0:
            slope, drop = (fields.get("baseline") or [0.0, 0.0])[:2]
            angle = int((fields.get("textangle") or [0.0])[0]) % 360
            yield _Read((box[0], box[1], box[2], box[3]), words, slope, drop, size, angle)


def _fields(title: str) -> dict[str, list[float]]:
    """``bbox 1 2 3 4; x_size 40`` by name."""
    return {name: [float(number) for number in numbers.split()] for name, numbers in _FIELD.findall(title)}


def _slope(lines: Sequence[_Read]) -> float:
    """How much the lines of a page fall for each step to the right."""
    long = sorted(lines, key=lambda line: line.box[0] - line.box[2])[: max(_LEAST_SLOPED, len(lines) // 2)]
    return median(line.slope for line in long) if len(long) >= _LEAST_SLOPED else 0.0


def _mended(line: _Read) -> list[_Word]:
    """The words of a line, without those that are dirt, and with the signs that the Swedish model misreads."""
    if not any(c.isalnum() for word in line.words for c in word.text):
        return []
    words = [word for n, word in enumerate(line.words) if not _is_dirt(line, n)]
    texts = [_AT.sub(r"\1@\2", _SECTION_SIGN.sub("§", word.text)) for word in words]
    for n in range(len(texts) - 1):
        texts[n] = _statute_section(texts, n)
    if len(words) > 1 and _is_bullet(words[0], words[1], line.size):
        texts[0] = "•"
    return [replace(word, text=text) for word, text in zip(words, texts, strict=True)]


def _is_dirt(line: _Read, n: int) -> bool:
    """Whether a word is a speck on the paper: no letter, and unsure or by itself."""
    word = line.words[n]
    if any(c.isalnum() or c in "$§&%–-/" for c in word.text):
        return False
    before = word.left - line.words[n - 1].right if n else line.size
    after = line.words[n + 1].left - word.right if n + 1 < len(line.words) else line.size
    alone = len(word.text) == 1 and word.text in _SPECKS and min(before, after) > _SPECK_GAP * line.size
    return word.sure < _SURE or alone


def _is_bullet(sign: _Word, word: _Word, size: float) -> bool:
    """Whether a sign at the start of a line, whatever it was read as, is a bullet."""
    low = sign.height < _BULLET_HEIGHT * size and word.left - sign.right > _BULLET_GAP * size
    return low and len(sign.text) == 1 and sign.text not in _NO_BULLETS


def _statute_section(texts: Sequence[str], n: int) -> str:
    """A word of a line; the section sign where that was read as 8, alone or at the end of a number."""
    text, after = texts[n], texts[n + 1]
    if not text.endswith("8") or not _STATUTE.match(after):
        return text
    if _GLUED.search(text):
        return f"{text[:-1]} §"
    if text == "8" and n > 1 and _NUMBER.fullmatch(texts[n - 1]) and _CHAPTER.search(texts[n - 2]):
        return "§"
    return f"{text[:-1]} §" if len(text) > 1 and n and text.isdigit() and _CHAPTER.search(texts[n - 1]) else text
