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
from remiss.understanding.lexicon import Kind, Lexicon, Rule
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


NEGATIONS = {
    "inte",
    "ej",
    "ingen",
    "inga",
    "inget",
    "ingenting",
    "aldrig",
    "knappast",
    "inte_något",
    "inte_några",
    "inte_någon",
}


@pytest.mark.parametrize("rule", [rule for rule in LEXICON.rules if rule.kind is Kind.CUE], ids=lambda rule: rule.id)
def test_a_word_of_negation_is_no_alternative_to_other_words(rule: Rule) -> None:
    # what a phrase asks for does not turn it, so "delar … att … bör|inte" would take a "delar inte" for agreement
    sets = [set(word.split("|")) for phrase in rule.phrases for word in phrase.split() if not word.startswith("[")]

    assert [words for words in sets if words & NEGATIONS and words - NEGATIONS - {"omöjligen", "varken"}] == []


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
    # … so alternatives of two words have a low line
    ("är väl_avvägt|rimligt", "är väl avvägt", "är väl avvägt"),
    ("är väl_avvägt|rimligt", "är väl\n avvägt", "är väl\n avvägt"),
    ("är väl_avvägt|rimligt", "är rimligt", "är rimligt"),
    ("är väl_avvägt|rimligt", "är väl rimligt", None),
    ("är väl_avvägt|rimligt", "är avvägt", None),
    # an insertion between commas may be long, and then up to six words more
    ("har … svårt", "har, i den delen, svårt", "har, i den delen, svårt"),
    ("har … svårt", "har, trots att syftet är gott men dyrt, svårt", "har, trots att syftet är gott men dyrt, svårt"),
    ("har … svårt", "har, i den delen, ett två tre svårt", "har, i den delen, ett två tre svårt"),
    ("har … svårt", "har, sade han. Det är, svårt", None),
    ("har … svårt", "har, sade han; det är, svårt", None),
    ("har … svårt", "har, som vi avstyrker, svårt", None),
    ("har … svårt", "har, som vi motsätter oss, svårt", None),
    # words that open another clause, or take a stand of their own, stand in no gap
    ("har … svårt", "har råd men svårt", None),
    ("har … svårt", "har inte råd utan svårt", None),
    ("har … svårt", "har sagt att svårt", None),
    ("har … svårt", "har sett det innan svårt", None),
    ("har … svårt", "har tid förrän svårt", None),
    ("har … svårt", "har tillstyrkt det svårt", None),
    ("har … svårt", "har rätt och avstyrker svårt", None),
    ("har … svårt", "har attraktiva utanverk och menlösa svårt", "har attraktiva utanverk och menlösa svårt"),
    # a short gap: so many words, nothing between commas, no word that opens another clause
    ("är …3 bra", "är bra", "är bra"),
    ("är …3 bra", "är i grunden mycket bra", "är i grunden mycket bra"),
    ("är …3 bra", "är i grund och botten bra", None),
    ("är …3 bra", "är ett två tre fyra bra", None),
    ("är …3 bra", "är, tror vi, bra", None),
    ("är …3 bra", "är dyrt men bra", None),
    ("är …3 bra", "är dyrt och bra", None),
    ("är …3 bra", "är oklart om bra", None),
    ("är …3 bra", "är osäkert huruvida bra", None),
    ("är …3 bra", "är sagt som bra", None),
    ("är …1 bra", "är mycket bra", "är mycket bra"),
    ("är …1 bra", "är verkligen mycket bra", None),
    # å, ä, ö and é may have lost what stands over them, in words that stay themselves without it
    ("välkomnar", "Vi valkomnar det", "valkomnar"),
    ("motsätter sig", "VERKET MOTSATTER SIG", "MOTSATTER SIG"),
    ("på idén", "pa iden", "pa iden"),
    ("har ändrats", "har andrats", "har andrats"),
    ("bör genomföras", "bor genomforas", "bor genomforas"),
    ("bör", "Det bör vi", "bör"),
    ("bör", "Där bor vi", None),
    ("bör|ska", "Där bor vi", None),
    ("bör|bordlägger", "Vi bordlagger det", "bordlagger"),
    ("för", "en lång for", None),
    ("bor", "Det bör vi", None),
    ("valkomnar", "Vi välkomnar det", None),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), PHRASES)
def test_the_phrase_language(phrase: str, text: str, expected: str | None) -> None:
    found = compile_phrases([phrase]).search(text)

    assert (found.group() if found else None) == expected


LISTS = {"bra": ("god", "klok*", "väl avvägd", "rätt väg att gå"), "vi": ("vi", "jag")}
IN_LISTS = [
    ("är {bra}", "är god", "är god"),
    ("är {bra}", "är klokare", "är klokare"),
    ("är {bra}", "är väl avvägd", "är väl avvägd"),
    ("är {bra}", "är väl god", None),
    ("är {bra}", "är rätt väg\natt gå", "är rätt väg\natt gå"),
    ("är {bra}", "är ratt vag att ga", "är ratt vag att ga"),
    ("är {bra}", "är bra", None),
    ("är …2 {bra}", "är i grunden klok", "är i grunden klok"),
    ("är {bra}|dyr", "är dyr", "är dyr"),
    ("är [{bra}] {bra}", "är god klok", "är god klok"),
    ("{vi} är {bra}", "jag är klok", "jag är klok"),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), IN_LISTS)
def test_a_list_stands_for_any_of_its_words(phrase: str, text: str, expected: str | None) -> None:
    found = compile_phrases([phrase], LISTS).search(text)

    assert (found.group() if found else None) == expected


@pytest.mark.parametrize(("lists", "known"), [(LISTS, "bra, vi"), ({}, "inga")])
def test_a_list_that_there_is_not_is_named_with_those_there_are(lists: dict[str, tuple[str, ...]], known: str) -> None:
    with pytest.raises(RuleError) as fault:
        compile_phrases(["är {dålig}"], lists)

    assert str(fault.value) == f'frasen "är {{dålig}}" har listan {{dålig}}, som inte finns. Listorna är {known}.'


def test_the_words_of_a_phrase_are_those_it_is_written_with() -> None:
    rule = Rule(id="bra", kind=Kind.CUE, phrases=("är inte|ej {bra}", "har svårt"))
    lexicon = Lexicon([rule], "", LISTS)

    assert lexicon.words_of(rule, "är inte väl avvägd") >= {"är", "inte", "ej", "väl", "avvägd"}
    assert "svårt" not in lexicon.words_of(rule, "är inte väl avvägd")
    assert lexicon.words_of(rule, "är god") == frozenset()


NOISY = [
    ("Vi till- styrker det", "till- styrker"),
    ("Vi till-\nstyrker det", "till-\nstyrker"),
    ("Vi till\xadstyrker det", "till\xadstyrker"),
    ("VI TILL-STYRKER DET", "TILL-STYRKER"),
    ("Vi  tillstyrker  det", "tillstyrker"),
    ("Vi till - styrker det", None),
    ("Vi till styrker det", None),
    ("Vi icke-tillstyrker det", None),
]


@pytest.mark.parametrize(("text", "expected"), NOISY)
def test_a_hyphen_left_inside_a_word_hides_nothing_and_places_are_those_of_the_text(
    text: str, expected: str | None
) -> None:
    found = [text[it.start : it.end] for it in LEXICON.find(text) if it.rule.id == "tillstyrker"]

    assert found == ([expected] if expected else [])


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
    folder.mkdir(exist_ok=True, parents=True)
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
    "unknown list": (RULE.format(id="ja", phrase="är {bra}"), ["ord.toml, regel ja", "listan {bra}", "inga"]),
    "faulty word in a list": (
        '[lists]\nbra = ["god("]\n' + RULE.format(id="ja", phrase="är {bra}"),
        ["ord.toml, regel ja", "god("],
    ),
    "a list that is a word": ('[lists]\nbra = "god"\n', ["ord.toml", "namn = ["]),
    "a list with a number": ('[lists]\nbra = ["god", 3]\n', ["ord.toml", "namn = ["]),
    "a list of lists": ('[lists]\nbra = [["god"]]\n', ["ord.toml", "namn = ["]),
    "a list in a list": ('[lists.bra]\nord = ["god"]\n', ["ord.toml", "namn = ["]),
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


FAULTY_LISTS = {
    "lists that are no table": 'lists = "god"\n',
    "lists as an array of tables": '[[lists]]\nbra = ["god"]\n',
    "an empty list": "[lists]\nbra = []\n" + RULE.format(id="ja", phrase="är {bra} nog"),
    "an empty word in a list": '[lists]\nbra = [""]\n' + RULE.format(id="ja", phrase="är {bra} nog"),
    "one rule that is no array": '[rule]\nid = "ja"\n',
}


@pytest.mark.parametrize("content", FAULTY_LISTS.values(), ids=FAULTY_LISTS.keys())
def test_what_is_no_table_list_or_word_is_told(content: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"ord\.toml"):
        load_lexicon(folder_with(tmp_path, ord=content))


def test_two_rules_with_one_id_in_two_files(tmp_path: Path) -> None:
    rule = RULE.format(id="ja", phrase="ja")

    with pytest.raises(RuleError, match=r"b\.toml: regeln ja finns redan"):
        load_lexicon(folder_with(tmp_path, a=rule, b=rule))


def test_a_list_reaches_every_file_of_its_folder_and_none_of_another(tmp_path: Path) -> None:
    rule = RULE.format(id="ja", phrase="är {bra}")
    words = '[lists]\nbra = ["toppen", "helt i sin ordning"]\n'
    folder = folder_with(tmp_path, a=rule, b=words)

    lexicon = load_lexicon(folder)

    assert [(m.start, m.end) for m in lexicon.find("Det är helt i sin ordning.")] == [(4, 25)]
    assert lexicon.find("Det är bra.") == ()
    with pytest.raises(RuleError, match=r"listan \{toppen\}"):
        load_lexicon(folder_with(tmp_path / "andra", a=RULE.format(id="ja", phrase="är {toppen}"), b=words))


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


def test_a_word_added_to_a_list_changes_a_judgement(tmp_path: Path) -> None:
    folder = own_copy(tmp_path)
    sentence = "Förslaget är fenomenalt."
    assert judged(sentence, load_lexicon(folder)) == []

    changed = own_copy(tmp_path, "andra")
    (words,) = (part for part in changed.glob("*.toml") if "\nbra = [" in part.read_text(encoding="utf-8"))
    content = words.read_text(encoding="utf-8")
    words.write_text(content.replace("\nbra = [", '\nbra = ["fenomenal*", '), encoding="utf-8")

    assert judged(sentence, load_lexicon(changed)) == ["supports"]


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
