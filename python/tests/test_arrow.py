"""Counts on clusters: the same in any parts, on any engine."""

import importlib.util
import pathlib
import pickle
import random

import pytest

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

from wordcloud_rs import TermCounts, arrow  # noqa: E402

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def texts():
    words = "harbor ferry tide gauge 港口 渡轮 强化学习 潮汐 timetable 调度".split()
    chosen = random.Random(5)
    row = lambda: " ".join(chosen.choices(words, k=12)) + "。"  # noqa: E731
    return [*(row() for _ in range(300)), None, ""]


def batches(texts, size):
    column = pyarrow.array(texts, pyarrow.string())
    return pyarrow.table({"text": column}).to_batches(max_chunksize=size)


@pytest.mark.parametrize("parts", [1, 7, 64])
def test_any_parts_are_the_same(texts, parts):
    whole = TermCounts.of(texts)
    assert whole.documents == 300
    made = []
    for part in range(parts):
        made += list(arrow.count_batches(batches(texts[part::parts], 10), every=15))
    assert len(made) >= parts
    assert arrow.merge(made) == whole
    assert arrow.merge(bytes_ for batch in made for bytes_ in batch["counts"].to_pylist()) == whole


def test_a_counter_travels_with_its_settings(texts, tmp_path):
    stop = tmp_path / "stop.txt"
    stop.write_text("渡轮\n", encoding="utf-8")
    counter = pickle.loads(pickle.dumps(arrow.counter("text", stopwords=stop)))
    stop.unlink()
    counts = arrow.merge(counter(batches(texts, 100)))
    assert "渡轮" not in counts.to_dict() and "渡轮" in TermCounts.of(texts).to_dict()


def load(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_duckdb_reads(texts, tmp_path):
    pytest.importorskip("duckdb")
    parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet")
    target = tmp_path / "all.counts"
    load("duckdb_counts").main(str(tmp_path / "*.parquet"), target=target)
    assert TermCounts.load(target) == TermCounts.of(texts)


def test_sail_counts(texts, tmp_path):
    pytest.importorskip("pysail")
    pytest.importorskip("pyspark.sql.connect")
    parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet")
    target = tmp_path / "all.counts"
    load("spark_counts").main("", str(tmp_path / "a.parquet"), target=str(target))
    assert TermCounts.load(target) == TermCounts.of(texts)
