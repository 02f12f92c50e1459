"""The examples run, each where what it shows is installed."""

import asyncio
import importlib.util
import json
import pathlib

import pytest

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples"


def load(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_text_becomes_a_picture(tmp_path, capsys):
    load("simple").main(picture=tmp_path / "cloud.png")
    assert (tmp_path / "cloud.png").stat().st_size > 1000
    assert "灵巧手" in capsys.readouterr().out


def test_a_chat_bot_has_words_and_pictures():
    bot = load("chat_bot")
    assert "渡轮" in bot.analyse("渡轮九点开，港口的渡轮。") and bot.analyse("的 the") == {}
    assert asyncio.run(bot.picture(["渡轮九点开", "港口见"])).startswith(b"\x89PNG")
    assert asyncio.run(bot.picture(["。"])) is None


def test_a_page_of_flask():
    pytest.importorskip("flask")
    client = load("flask_app").app.test_client()
    answer = client.post("/cloud.svg", data="The harbor ferry runs.".encode())
    assert answer.status_code == 200 and b"<svg" in answer.data
    assert client.post("/cloud.svg", data=b"the").status_code == 422


def test_an_app_of_streamlit():
    pytest.importorskip("streamlit")
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(EXAMPLES / "streamlit_app.py", default_timeout=60).run()
    assert not app.exception and not app.error and len(app.dataframe) == 1
    app.text_area[0].set_value("the").run()
    assert len(app.error) == 1


def test_a_figure_of_matplotlib(tmp_path, monkeypatch):
    pytest.importorskip("matplotlib")
    monkeypatch.setenv("MPLBACKEND", "Agg")
    load("matplotlib_figure").main(tmp_path / "figure.png")
    assert (tmp_path / "figure.png").stat().st_size > 1000


def test_the_script_of_a_course(tmp_path, capsys):
    pytest.importorskip("PIL")
    load("course").main(tmp_path / "course.png")
    assert "学习" in capsys.readouterr().out and (tmp_path / "course.png").exists()


def test_the_notebook(tmp_path):
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(EXAMPLES / "tour.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()
    outputs = json.dumps([cell.get("outputs", []) for cell in notebook.cells])
    assert "image/png" in outputs and "<svg" in outputs and "harbor ferry" in outputs
