"""The lexicon as data: its own examples, the phrase language, what is said of a faulty rule, and a phrase added."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from letters import CONSULTATION, from_bokverket
from remiss import RuleError
from remiss.understanding import check, load_lexicon, understand
from remiss.understanding.check import rests_on
from remiss.understanding.lexicon import Kind, Lexicon
from remiss.understanding.phrases import compile_phrases

LEXICON = load_lexicon()
EXAMPLES = [
    pytest.param(rule.id, text, carried, id=f"{rule.id} {'+' if carried else '-'} {text}")
    for rule in LEXICON.rules
    for carried, texts in ((True, rule.examples), (False, rule.counter))
    for text in texts
]
RULE = """
[[rule]]
id = "{id}"
kind = "cue"
stance = "supports"
phrases = ["{phrase}"]
"""


@pytest.mark.parametrize(("rule", "text", "carried"), EXAMPLES)
def test_a_rule_carries_its_examples_and_not_its_counterexamples(rule: str, text: str, carried: bool) -> None:
    assert rests_on(text, LEXICON[rule], LEXICON) is carried


def test_check_says_the_same_as_the_examples_one_by_one() -> None:
    assert check(LEXICON) == ()


@pytest.mark.parametrize("rule", LEXICON.rules, ids=lambda rule: rule.id)
def test_every_rule_has_an_example_and_a_counterexample(rule: object) -> None:
    assert getattr(rule, "examples", ())
    assert getattr(rule, "counter", ())


# --- the phrase language --------------------------------------------------------------------------------------------

PHRASES = [
    ("tillstyrker", "Vi tillstyrker förslaget", "tillstyrker"),
    ("tillstyrker", "VI TILLSTYRKER FÖRSLAGET", "TILLSTYRKER"),
    ("tillstyrker", "Vi tillstyrkerna", None),
    ("tillstyrker", "icke-tillstyrker", None),
    ("tillstyrker", "Vi ”tillstyrker” det", "tillstyrker"),
    ("efterlys*", "Vi efterlyser en analys", "efterlyser"),
    ("efterlys*", "Det efterlysta", "efterlysta"),
    ("*utredningen", "delutredningen anser", "delutredningen"),
    ("ställer|ställa sig", "kan ställa sig bakom", "ställa sig"),
    ("ställer|ställa sig", "ställer\n   sig", "ställer\n   sig"),
    ("ställer|ställa sig", "ställer oss", None),
    ("i [allt] väsentligt", "i väsentligt högre", "i väsentligt"),
    ("i [allt] väsentligt", "i allt väsentligt", "i allt väsentligt"),
    ("i [allt] väsentligt", "i inte väsentligt", None),
    ("har … svårt", "har svårt", "har svårt"),
    ("har … svårt", "har i den delen mycket svårt", "har i den delen mycket svårt"),
    ("har … svårt", "har ett två tre fyra fem sex svårt", "har ett två tre fyra fem sex svårt"),
    ("har … svårt", "har ett två tre fyra fem sex sju svårt", None),
    ("har … svårt", "har lagt ned det. Det är svårt", None),
    ("har … svårt", "har i den delen, som sagt, svårt", "har i den delen, som sagt, svårt"),
    ("har … svårt", "har i avsnitt 4.2.1 svårt", "har i avsnitt 4.2.1 svårt"),
    # ``|`` parts words, not rows of words
    ("en risk|risker|stora risker", "en risk", None),
    ("en risk|risker|stora risker", "en stora risker", "en stora risker"),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), PHRASES)
def test_the_phrase_language(phrase: str, text: str, expected: str | None) -> None:
    found = compile_phrases([phrase]).search(text)

    assert (found.group() if found else None) == expected


def test_of_two_phrases_that_begin_alike_the_longer_wins() -> None:
    found = compile_phrases(["i stort", "i stort sett"]).search("vi är i stort sett positiva")

    assert found
    assert found.group() == "i stort sett"


@pytest.mark.parametrize("phrase", ["", "   ", "… tillstyrker", "tillstyrker …", "[inte] tillstyrker"])
def test_a_phrase_that_is_none(phrase: str) -> None:
    with pytest.raises(RuleError, match="frasen"):
        compile_phrases([phrase])


@pytest.mark.parametrize("word", ["till(styrker", "[inte", "vad?", "a+b", "\\w"])
def test_a_word_that_is_none(word: str) -> None:
    with pytest.raises(RuleError, match="tecken som inte kan stå i en fras"):
        compile_phrases([f"vi {word} det"])


def test_matches_are_within_the_span_asked_for_and_count_from_the_start_of_the_text() -> None:
    text = "Vi tillstyrker. Vi tillstyrker."
    found = [match for match in LEXICON.find(text, 16, len(text)) if match.rule.id == "tillstyrker"]

    assert [(match.start, match.end) for match in found] == [(19, 30)]


# --- faulty rules ---------------------------------------------------------------------------------------------------


def folder_with(tmp_path: Path, **contents: str) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return folder


FAULTS = {
    "not toml": ("[[rule]\n", ["ord.toml", "TOML"]),
    "no phrases": ('[[rule]]\nid = "ja"\nkind = "cue"\n', ["ord.toml", "ja", "phrases"]),
    "no id": ('[[rule]]\nkind = "cue"\nphrases = ["ja"]\n', ["ord.toml, regel 1", "id"]),
    "unknown kind": ('[[rule]]\nid = "ja"\nkind = "ropar"\nphrases = ["ja"]\n', ["ord.toml, regel ja", "kind"]),
    "unknown stance": (RULE.format(id="ja", phrase="ja").replace("supports", "likes"), ["regel ja", "stance"]),
    "unknown field": (RULE.format(id="ja", phrase="ja") + 'colour = "red"\n', ["regel ja", "colour"]),
    "empty phrase": (RULE.format(id="ja", phrase=""), ["ord.toml, regel ja", "frasen"]),
    "faulty word": (RULE.format(id="ja", phrase="ja("), ["ord.toml, regel ja", "ja("]),
    "second of two": (
        RULE.format(id="ja", phrase="ja") + RULE.format(id="jo", phrase="…"),
        ["ord.toml, regel jo", "frasen"],
    ),
    "one id twice": (
        RULE.format(id="ja", phrase="ja") + RULE.format(id="ja", phrase="jo"),
        ["ord.toml", "regeln ja finns redan"],
    ),
}


@pytest.mark.parametrize(("content", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_the_file_the_rule_and_what_is_wrong(content: str, words: list[str], tmp_path: Path) -> None:
    with pytest.raises(RuleError) as fault:
        load_lexicon(folder_with(tmp_path, ord=content))

    for word in words:
        assert word in str(fault.value)


def test_two_rules_with_one_id_in_two_files(tmp_path: Path) -> None:
    rule = RULE.format(id="ja", phrase="ja")

    with pytest.raises(RuleError, match=r"b\.toml: regeln ja finns redan"):
        load_lexicon(folder_with(tmp_path, a=rule, b=rule))


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="inga regelfiler"):
        load_lexicon(folder_with(tmp_path))


# --- rules are data -------------------------------------------------------------------------------------------------


def own_copy(tmp_path: Path, name: str = "egna") -> Path:
    folder = tmp_path / name
    with as_file(files("remiss.understanding") / "rules") as source:
        shutil.copytree(source, folder)
    return folder


def judged(sentence: str, lexicon: Lexicon) -> list[str]:
    document = from_bokverket(f"## 3.3 Utbildning i brandskydd\n{sentence}")
    return [statement.stance.value for statement in understand(document, CONSULTATION, lexicon)[1] if statement.stand]


def test_one_phrase_added_changes_a_judgement_with_no_code_touched(tmp_path: Path) -> None:
    folder = own_copy(tmp_path)
    sentence = "Bokverket klappar händerna åt förslaget."
    assert judged(sentence, load_lexicon(folder)) == []

    changed = own_copy(tmp_path, "andra")
    (changed / "9-egna.toml").write_text(RULE.format(id="applad", phrase="klappar händerna åt"), encoding="utf-8")

    assert judged(sentence, load_lexicon(changed)) == ["supports"]
    assert judged("Bokverket avstyrker förslaget.", load_lexicon(changed)) == ["rejects"]


def test_the_fingerprint_is_that_of_the_content(tmp_path: Path) -> None:
    same, changed, renamed, windows = (own_copy(tmp_path, name) for name in ("a", "b", "c", "d"))
    first = sorted(changed.glob("*.toml"))[0]
    first.write_text(first.read_text(encoding="utf-8") + "\n# en rad till\n", encoding="utf-8")
    sorted(renamed.glob("*.toml"))[0].rename(renamed / "0.toml")
    for part in windows.glob("*.toml"):
        part.write_bytes(part.read_text(encoding="utf-8").replace("\n", "\r\n").encode())

    assert load_lexicon(same).fingerprint == load_lexicon().fingerprint
    assert load_lexicon(windows).fingerprint == load_lexicon().fingerprint
    assert len({load_lexicon(folder).fingerprint for folder in (same, changed, renamed)}) == 3
    assert load_lexicon().fingerprint.startswith("sha256:")


def test_a_rules_id_is_asked_for_by_name() -> None:
    assert "tillstyrker" in LEXICON
    assert "finns-inte" not in LEXICON
    assert LEXICON["tillstyrker"].kind is Kind.CUE
