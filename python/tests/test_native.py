"""The native interface: sources, settings, pictures, tables, errors."""

import io
import json
import pathlib
import pickle
import subprocess
import sys
import threading
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest

import wordcloud_rs
from wordcloud_rs import TermCounts, cloud, terms, tokenize

REPORT = """---
title: Harbour weekly
---

# Harbour

The **harbor ferry** runs again; the harbor ferry is new. 渡轮公司今天说，强化学习改进了港口调度。
强化学习也用于潮汐预报。The tide gauge agrees with the tide forecast.
"""
WORDS = {"harbor ferry": 9.0, "渡轮": 5.0, "timetable": 2.0}


def shown(picture):
    return [word["text"] for word in picture.words]


def test_a_text_a_file_and_bytes_are_the_same(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    one = cloud(REPORT)
    assert "harbor ferry" in shown(one) and "强化学习" in shown(one)
    assert one == cloud(path) == cloud(REPORT.encode())
    assert one.title == "Harbour weekly"


def test_words_come_from_mappings_and_pairs():
    one = cloud(WORDS)
    assert shown(one)[0] == "harbor ferry"
    assert one == cloud(list(WORDS.items())) == cloud(Counter({w: int(n) for w, n in WORDS.items()}))
    with pytest.raises(TypeError, match="pairs"):
        cloud([1, 2])
    with pytest.raises(TypeError, match="int"):
        cloud(3)


def test_words_come_from_tables():
    pandas = pytest.importorskip("pandas")
    series = pandas.Series(WORDS)
    frame = pandas.DataFrame({"count": list(WORDS.values()), "word": list(WORDS)})
    assert cloud(series) == cloud(frame) == cloud(WORDS)
    assert cloud(frame.rename(columns={"count": "a", "word": "b"})[["b", "a"]]) == cloud(WORDS)
    with pytest.raises(TypeError, match="columns"):
        cloud(frame.assign(count2=1).rename(columns={"word": "x", "count": "y"}))
    # A table of terms is such a table, too.
    assert shown(cloud(terms(REPORT).to_pandas()))[0] == shown(cloud(REPORT))[0]


def test_settings_are_heeded_and_checked():
    small = cloud(WORDS, size=(300, 200), max_words=2, seed=7, theme="ocean-dark")
    assert small.size == (300, 200) and len(small) == 2 and small.seed == 7
    assert small == cloud(WORDS, size="300x200", max_words=2, seed=7, theme="ocean-dark")
    with pytest.raises(wordcloud_rs.OptionError, match='did you mean "max_words"'):
        cloud(WORDS, max_word=2)
    with pytest.raises(ValueError, match="occean"):
        cloud(WORDS, theme="occean")
    with pytest.raises(TypeError, match="setting"):
        cloud(WORDS, title=object())


def test_words_and_pairs_stand_for_files(tmp_path):
    stop = tmp_path / "stop.txt"
    stop.write_text("harbor ferry\ntide\n", encoding="utf-8")
    assert cloud(REPORT, stopwords={"tide", "harbor ferry"}) == cloud(REPORT, stopwords=stop)
    assert "harbor ferry" not in shown(cloud(REPORT, stopwords={"harbor ferry"}))
    assert "boat" in [term.text for term in terms("The ship. A boat. The ship!", aliases={"ship": "boat"})]


def test_errors_tell_what_is_wrong(tmp_path):
    for source, error in [
        (b"\x00\x01\x02" * 50, wordcloud_rs.InputError),
        ("", wordcloud_rs.NoWordsError),
        ("the of and", wordcloud_rs.NoWordsError),
        ({}, wordcloud_rs.NoWordsError),
        (tmp_path / "none.md", wordcloud_rs.FileError),
        (tmp_path / "none.csv", OSError),
    ]:
        with pytest.raises(error):
            cloud(source)
    with pytest.raises(wordcloud_rs.FontError):
        cloud(WORDS, font=b"no font")
    with pytest.raises(wordcloud_rs.FileError, match="nowhere"):
        cloud(WORDS).save(tmp_path / "nowhere" / "cloud.png")
    with pytest.raises(wordcloud_rs.OptionError, match="gif"):
        cloud(WORDS).save(tmp_path / "cloud.gif")
    assert list(tmp_path.iterdir()) == []


def test_no_text_makes_a_file_be_read(tmp_path):
    path = tmp_path / "report.md"
    front = "---\nwordcloud:\n  max_words: 1\n  stopwords: none.txt\n---\n"
    path.write_text(front + REPORT, encoding="utf-8")
    with pytest.raises(wordcloud_rs.InputError, match="pathlib"):
        cloud(str(path))
    assert len(cloud(front + REPORT)) > 1
    with pytest.raises(wordcloud_rs.FileError, match="none.txt"):
        cloud(path)
    (tmp_path / "none.txt").write_text("ferry", encoding="utf-8")
    assert len(cloud(path)) == 1
    path.write_text(f"---\nwordcloud: {{size: 16000x16000}}\n---\n{REPORT}", encoding="utf-8")
    with pytest.raises(wordcloud_rs.OptionError):
        cloud(path)


def test_pictures_in_all_formats(tmp_path):
    picture = cloud(WORDS, size=(300, 200))
    starts = {"jpg": b"\xff\xd8", "png": b"\x89PNG", "webp": b"RIFF", "pdf": b"%PDF"}
    for ending, start in starts.items():
        path = tmp_path / f"cloud.{ending}"
        picture.save(path)
        assert path.read_bytes().startswith(start)
    assert len(picture.to_bytes("jpeg", quality=20)) < len(picture.to_bytes("jpeg", quality=95))
    ElementTree.fromstring(picture.to_svg(title="Words"))
    assert "<html" in picture.to_html() and "<svg" in picture._repr_html_()
    assert picture._repr_png_() == picture.to_bytes("png")
    assert "harbor ferry" in picture.alt_text


def test_json_leads_back_and_is_that_of_the_command(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    command = [sys.executable, "-m", "wordcloud_rs", str(path), "-o", str(tmp_path / "cloud.json")]
    subprocess.run(command, check=True, capture_output=True)
    text = cloud(path).to_json()
    assert (tmp_path / "cloud.json").read_text(encoding="utf-8") == text
    assert wordcloud_rs.Cloud.from_json(text).to_json() == text
    with pytest.raises(wordcloud_rs.InputError):
        wordcloud_rs.Cloud.from_json("{}")
    assert json.loads(text)["words"][0]["text"] == shown(cloud(path))[0]


def test_the_command_has_its_exit_codes(tmp_path):
    def run(*arguments):
        command = [sys.executable, "-m", "wordcloud_rs", *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)

    assert run("--version").stdout.startswith("wordcloud ")
    assert run("none.md").returncode == 1
    assert run("--no-such-flag").returncode == 2


def test_arrays_and_images():
    numpy = pytest.importorskip("numpy")
    pytest.importorskip("PIL")
    picture = cloud(WORDS, size=(300, 200), scale=2)
    array = numpy.array(picture)
    assert array.shape == (400, 600, 3) and array.dtype == numpy.uint8
    assert (numpy.asarray(picture.to_image()) == array).all()
    from PIL import Image

    # A PNG tells the colours by a palette, in steps too small to be seen.
    png = numpy.asarray(Image.open(io.BytesIO(picture.to_bytes("png"))).convert("RGB"))
    assert abs(png.astype(int) - array).max() <= 16
    clear = cloud(WORDS, size=(300, 200), background="transparent")
    assert numpy.array(clear).shape == (200, 300, 4) and clear.to_image().mode == "RGBA"
    mask = numpy.full((200, 300), 255, numpy.uint8)
    mask[:, :150] = 0
    half = cloud(WORDS, size=(300, 200), mask=mask)
    boxes = [(word["x"], word["x"] + word["width"]) for word in half.words]
    assert all(right <= 151 for _, right in boxes) or all(left >= 149 for left, _ in boxes)


def test_colours_change_and_nothing_moves():
    before = cloud(WORDS)
    after = before.recolor(theme="dusk", color_by="weight")
    places = [[(word["x"], word["y"]) for word in picture.words] for picture in (before, after)]
    assert places[0] == places[1] and before.background != after.background or before != after
    assert after.recolor(theme="ink", color_by="word") == before


def test_tables_of_terms():
    table = terms(REPORT)
    assert table[0].weight == 1.0 and len(table) == len(list(table))
    assert list(table.to_dict()) == ["text", "count", "documents", "weight", "score"]
    assert table.frequencies()[table[0].text] == 1.0
    assert {term.text: term.count for term in table}["harbor ferry"] == 2
    tokens = tokenize("The harbor 港口")
    assert [(token.text, token.stop) for token in tokens] == [
        ("The", True),
        ("harbor", False),
        ("港口", False),
    ]
    assert tokens[2].language == "chinese" and tokens[2].kind == "word"


def test_tables_speak_arrow():
    pyarrow = pytest.importorskip("pyarrow")
    table = terms(REPORT)
    for _ in range(3):
        arrow = pyarrow.table(table)
        assert arrow.to_pydict() == table.to_dict()
    table.__arrow_c_stream__()
    empty = type(table)(([], [], [], [], []))
    assert pyarrow.table(empty).num_rows == 0
    from wordcloud_rs import _arrow_stream

    del arrow
    assert not _arrow_stream._held


def test_counts_add_up_in_any_order(tmp_path):
    texts = [REPORT, "The harbor ferry is late. The ferry is late.", "强化学习与潮汐预报"]
    whole = TermCounts.of(texts)
    assert whole.documents == 3
    parts = TermCounts()
    for text in reversed(texts):
        parts.merge(TermCounts.of(text))
    assert parts == whole == pickle.loads(pickle.dumps(whole))
    whole.save(tmp_path / "all.counts")
    assert TermCounts.load(tmp_path / "all.counts") == whole
    assert cloud(tmp_path / "all.counts") == whole.cloud() == cloud(whole)
    assert whole.terms()[0].documents >= 1 and whole.to_dict()["harbor ferry"] == 3
    parts.update([None, "", "  "])
    assert parts == whole
    assert whole.prune(2) > 0 and len(whole) == 2
    with pytest.raises(wordcloud_rs.InputError):
        TermCounts.from_bytes(b"none")


def test_settings_travel_with_their_files(tmp_path):
    stop = tmp_path / "stop.txt"
    stop.write_text("harbor ferry\n", encoding="utf-8")
    settings = wordcloud_rs.Settings(stopwords=stop, max_words=9, aliases={"a": "b"})
    saved = pickle.dumps(settings)
    stop.unlink()
    again = pickle.loads(saved)
    assert again == settings
    assert "harbor ferry" not in shown(cloud(REPORT, settings=again))
    with pytest.raises(wordcloud_rs.OptionError):
        wordcloud_rs.Settings(max_words=-1)
    with pytest.raises(wordcloud_rs.FileError):
        wordcloud_rs.Settings(stopwords=tmp_path / "none.txt")


def test_an_archive_with_progress(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(REPORT, encoding="utf-8")
    calls = []
    result = wordcloud_rs.batch(
        tmp_path, progress=lambda *call: calls.append(call), size="300x200", name="{stem}.png"
    )
    assert result["failed"] == 0 and len(result["posts"]) == 3
    assert [call[:2] for call in calls] == [(1, 3), (2, 3), (3, 3)]
    assert {post["outcome"] for post in result["posts"]} == {"written"}
    assert wordcloud_rs.batch(tmp_path, size="300x200", name="{stem}.png", dry_run=True)

    def stop(*_):
        raise KeyError("enough")

    with pytest.raises(KeyError):
        wordcloud_rs.batch(tmp_path, progress=stop, force=True, size="300x200")


def test_threads_make_the_same(tmp_path):
    expected = cloud(REPORT).to_json()
    made = []
    threads = [
        threading.Thread(target=lambda: made.append(cloud(REPORT).to_json())) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [expected] * 4


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="no fork here")
def test_a_forked_child_works():
    code = (
        "import multiprocessing as m, wordcloud_rs as w\n"
        "w.cloud({'a b': 2, 'c': 1})\n"
        "with m.get_context('fork').Pool(2) as p:\n"
        "    print(len(p.map_async(w.TermCounts.of, ['harbor ferry harbor ferry'] * 2).get(60)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert run.stdout == "2\n", run.stderr


def test_the_types_of_settings_are_up_to_date():
    generate = pathlib.Path(__file__).parents[1] / "generate.py"
    # As a program it would find the package beside it before the installed one.
    code = (
        "import runpy, sys; sys.argv = ['generate.py', '--check']; "
        f"runpy.run_path({str(generate)!r}, run_name='__main__')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_nothing_else_is_imported():
    code = (
        "import sys, wordcloud_rs, wordcloud_rs.compat, wordcloud_rs.jieba, wordcloud_rs.arrow\n"
        "print([m for m in ('numpy','PIL','pandas','pyarrow','matplotlib') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout == "[]\n", run.stderr
