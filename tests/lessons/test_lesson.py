"""The lesson files, and what is refused in one."""

import dataclasses
from pathlib import Path

import pytest

from mnistgui.lessons.lesson import LANGUAGES, LEARNERS, PLACES, PROBLEMS, Lesson, load_lessons, read_lesson
from mnistgui.messages import UserError
from mnistgui.perceptron import learners, problems
from mnistgui.training.config import DEFAULTS

GOOD = """
title = "A title"
text = "A paragraph\\nin two lines."
opens = ["page.perceptron", "dock.plot"]

[settings]
batch_size = 100
hidden = [64]

[perceptron]
problem = "XOR"
learner = "multilayer"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "1.toml"
    path.write_text(text, encoding="utf-8")
    return path


def structure(lesson: Lesson) -> dict:
    """Return all of a lesson but its words."""
    values = dataclasses.asdict(dataclasses.replace(lesson, settings=dict(lesson.settings)))
    return {key: value for key, value in values.items() if key not in ("title", "text")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_the_decks_seven_chapters(language: str):
    lessons = load_lessons(language)
    assert [lesson.number for lesson in lessons] == [1, 2, 3, 4, 5, 6, 7]
    assert [lesson.title for lesson in lessons] == [
        "What is MNIST?",
        "Torchvision Package",
        "DataLoader",
        "Epoch · Batch_size · Iteration",
        "Perceptron",
        "Multi-layer Perceptron",
        "Backpropagation",
    ]


def test_both_languages_differ_in_words_only():
    english, korean = load_lessons("en"), load_lessons("ko")
    assert [structure(lesson) for lesson in english] == [structure(lesson) for lesson in korean]
    assert all(en.text != ko.text for en, ko in zip(english, korean, strict=True))
    assert all(any("가" <= letter <= "힣" for letter in lesson.text) for lesson in korean)


def test_the_chapters_numbers_are_those_of_the_settings_they_make():
    lessons = load_lessons("en")
    batches = {lesson.number: lesson.applied_to(DEFAULTS).batch_size for lesson in lessons}
    assert (batches[3], batches[4], batches[7]) == (128, 100, 100)
    assert lessons[6].applied_to(DEFAULTS).learning_rate == 0.01
    assert (lessons[4].perceptron.problem, lessons[5].perceptron.problem) == ("AND", "XOR")


def test_a_lesson_may_name_what_the_perceptron_page_has():
    assert set(PROBLEMS) <= set(problems.PROBLEMS)
    assert set(LEARNERS) == {learners.THRESHOLD_RULE, learners.SINGLE_LAYER, learners.MULTILAYER}


def test_every_place_is_opened_by_some_chapter():
    assert {place for lesson in load_lessons("en") for place in lesson.opens} == set(PLACES)


def test_a_good_file_is_read_with_values_in_the_configs_types(tmp_path: Path):
    lesson = read_lesson(write(tmp_path, GOOD), 1)
    assert lesson.text == "A paragraph in two lines."
    assert lesson.settings == {"batch_size": 100, "hidden": (64,)}
    assert lesson.opens == ("page.perceptron", "dock.plot")
    assert lesson.perceptron is not None and lesson.perceptron.learner == "multilayer"
    with pytest.raises(TypeError):
        lesson.settings["epochs"] = 1  # type: ignore[index]


def test_a_lesson_changes_only_its_own_settings():
    config = dataclasses.replace(DEFAULTS, epochs=9, seed=5)
    for lesson in load_lessons("en"):
        changed = lesson.applied_to(config)
        assert changed.problems() == {}
        assert changed.seed == 5
        assert {name: getattr(changed, name) for name in lesson.settings} == dict(lesson.settings)


def test_a_lesson_over_settings_that_it_does_not_go_with_stays_usable():
    config = dataclasses.replace(DEFAULTS, optimizer="sgd", momentum=0.9)
    adam = Lesson(number=1, title="t", text="x", opens=PLACES, settings={"optimizer": "adam"}, perceptron=None)
    assert adam.applied_to(config).problems() == {}


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("title =", "titel =", "titel"),
        ('title = "A title"', "", "title"),
        ('title = "A title"', "title = 3", "title"),
        ('title = "A title"', 'title = "  "', "title"),
        ('opens = ["page.perceptron", "dock.plot"]', "", "opens"),
        ('"dock.plot"]', '"dock.secret"]', "dock.secret"),
        ('["page.perceptron", "dock.plot"]', '"page.draw"', "opens"),
        ('["page.perceptron", "dock.plot"]', "[]", "opens"),
        ('["page.perceptron", "dock.plot"]', "[[1]]", "opens"),
        ("batch_size = 100", "batch_size = 0", "batch_size"),
        ("batch_size = 100", "batchsize = 100", "batchsize"),
        ("batch_size = 100", 'batch_size = "100"', "batch_size"),
        ("hidden = [64]", "hidden = [[64]]", "hidden"),
        ('"XOR"', '"NOR"', "NOR"),
        ('"multilayer"', "\"__import__('os')\"", "perceptron.learner"),
        ('learner = "multilayer"', "", "perceptron.learner"),
        ("[perceptron]", "perceptron = 1\n[other]", "other"),
    ],
)
def test_what_is_not_known_is_refused_by_file_and_key(tmp_path: Path, old: str, new: str, named: str):
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(UserError) as refused:
        read_lesson(path, 1)
    message = refused.value.message.english()
    assert "1.toml" in message
    assert named in message


@pytest.mark.parametrize("key", ["settings", "perceptron"])
def test_a_table_must_be_a_table(tmp_path: Path, key: str):
    path = write(tmp_path, f'title = "t"\ntext = "x"\nopens = ["page.draw"]\n{key} = 1\n')
    with pytest.raises(UserError, match=f"1.toml: {key} must be a table"):
        read_lesson(path, 1)


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None):
    path = tmp_path / "1.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match=r"1\.toml cannot be read"):
        read_lesson(path, 1)


def test_another_language_is_refused():
    with pytest.raises(UserError, match=r"fr.*en, ko"):
        load_lessons("fr")
