"""The drop-in, beyond what the suite of the original tests."""

import copy
import io
import pickle
import random
import warnings

import pytest

from wordcloud_rs.compat import STOPWORDS, ImageColorGenerator, WordCloud, get_single_color_func
from wordcloud_rs.compat._colors import rgb

numpy = pytest.importorskip("numpy")
Image = pytest.importorskip("PIL.Image")

TEXT = "The harbor ferry runs again. The harbor ferry is new. Timetables and a timetable. " * 20
CHINESE = "渡轮公司今天说，强化学习改进了港口调度。强化学习也用于潮汐预报，港口调度因此更快。"


def test_the_usual_script(tmp_path):
    cloud = WordCloud(background_color="white", width=300, height=150).generate(TEXT)
    assert numpy.array(cloud).shape == (150, 300, 3)
    cloud.to_file(tmp_path / "cloud.png")
    assert (numpy.asarray(Image.open(tmp_path / "cloud.png")) == cloud.to_array()).all()
    assert cloud.words_["harbor ferry"] == 1.0 and "timetables" not in cloud.words_
    assert "The" not in cloud.words_ and "the" in STOPWORDS
    cloud.to_image().save(io.BytesIO(), "JPEG")


def test_chinese_needs_no_font_and_no_segmentation():
    cloud = WordCloud().generate(CHINESE)
    assert {"强化学习", "港口调度"} <= set(cloud.words_) and "的" not in cloud.words_
    assert len(cloud.layout_) == len(cloud.words_)
    assert "强化学习" not in WordCloud(stopwords={"强化学习"}).process_text(CHINESE)


def test_text_that_is_cut_stays_as_it_is():
    jieba = __import__("wordcloud_rs.jieba").jieba
    cut = jieba.lcut(CHINESE)
    words = WordCloud(collocations=False).process_text(" ".join(cut))
    assert words == {word: cut.count(word) for word in cut if word.isalnum()}
    # A regular expression is the caller's word.
    assert WordCloud(regexp=r"\w+").process_text("渡轮公司今天说好极了") == {"渡轮公司今天说好极了": 1}


def test_no_two_words_touch():
    words = {f"word{number}": 1 / number for number in range(1, 60)}
    cloud = WordCloud(prefer_horizontal=0.5, color_func=lambda *a, **k: "white")
    cloud.generate_from_frequencies(words)
    assert {entry[3] for entry in cloud.layout_} == {None, 2}
    together = numpy.asarray(cloud.to_image().convert("L")).astype(int)
    alone = 0
    for entry in cloud.layout_:
        one = copy.copy(cloud)
        one.color_func = None
        one.layout_ = [
            (*other[:4], "white" if other is entry else "black") for other in cloud.layout_
        ]
        alone = alone + numpy.asarray(one.to_image().convert("L")).astype(int)
    assert abs(together - alone).max() <= 1


def test_the_same_every_time_and_another_with_a_seed():
    one, two = (WordCloud().generate(TEXT).layout_ for _ in range(2))
    assert one == two
    seeded = WordCloud(random_state=3).generate(TEXT).layout_
    assert seeded == WordCloud(random_state=random.Random(3)).generate(TEXT).layout_ != one


def test_a_font_that_is_not_there_is_warned_of():
    with pytest.warns(UserWarning, match="nowhere.ttf"):
        cloud = WordCloud(font_path="nowhere.ttf").generate(CHINESE)
    assert cloud.layout_
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        WordCloud().generate(TEXT)


def test_a_layout_can_be_changed_and_pickled():
    cloud = WordCloud(width=300, height=150, prefer_horizontal=0.5).generate(TEXT)
    again = pickle.loads(pickle.dumps(cloud))
    assert again.layout_ == cloud.layout_
    assert abs(again.to_array().astype(int) - cloud.to_array().astype(int)).max() <= 2
    word, size, _, _, _ = cloud.layout_[0]
    cloud.layout_ = [(word, size // 2, (5, 5), None, "white")]
    array = cloud.to_array()
    assert array[:5].sum() == 0 and array[:, :5].sum() == 0 and array[5:60, 5:].sum() > 0


def test_modes_and_scales():
    clear = WordCloud(mode="RGBA", background_color=None, scale=1.5, width=201, height=101)
    array = clear.generate(TEXT).to_array()
    assert array.shape == (151, 301, 4) and array[..., 3].min() == 0
    assert WordCloud(mode="L").generate(TEXT).to_array().ndim == 2
    solid = WordCloud(mode="RGBA", background_color="white").generate(TEXT).to_array()
    assert (solid[..., 3] == 255).all()


def test_colours_are_read_as_pillow_reads_them():
    getrgb = pytest.importorskip("PIL.ImageColor").getrgb
    texts = ["red", "DarkGrey", "#abc", "#00b4d2", "rgb(1, 2,3)", "rgb(80%,60%,40%)"]
    texts += ["hsl(0,100%,50%)", "hsv(120, 50%, 25%)"]
    texts += [f"hsl({hue}, 80%, 50%)" for hue in range(0, 256, 5)]
    assert [rgb(text) for text in texts] == [getrgb(text) for text in texts]
    with pytest.raises(ValueError, match="unknown color"):
        rgb("no colour")


def test_colour_functions_are_called_with_all_they_know():
    calls = []

    def color(word, font_size, position, orientation, font_path, random_state):
        calls.append((word, font_size, position, orientation, font_path))
        return 255, 0, 0

    cloud = WordCloud(color_func=color).generate(TEXT)
    assert [call[0] for call in calls] == [entry[0][0] for entry in cloud.layout_]
    red = cloud.to_array()
    assert red[..., 0].max() == 255 and red[..., 1:].max() == 0
    picture = numpy.zeros((200, 400, 3), numpy.uint8)
    picture[:, :, 2] = 200
    blue = cloud.recolor(color_func=ImageColorGenerator(picture)).to_array()
    assert blue[..., 2].max() == 200 and blue[..., :2].max() == 0
    assert cloud.recolor(color_func=get_single_color_func("white")).to_array().max() > 0


def test_colour_maps_are_those_of_matplotlib():
    matplotlib = pytest.importorskip("matplotlib")
    from wordcloud_rs.compat.wordcloud import colormap_color_func

    for name in ("viridis", "jet", "Blues", "tab10", "magma_r"):
        theirs, ours = colormap_color_func(matplotlib.colormaps[name]), colormap_color_func(name)
        for seed in range(20):
            found, expected = (
                rgb(function("a", 1, (0, 0), None, random_state=random.Random(seed)))
                for function in (ours, theirs)
            )
            assert max(abs(a - b) for a, b in zip(found, expected)) <= 8, (name, seed)


def test_a_contour_lies_outside_and_not_at_the_edge():
    mask = numpy.full((100, 160), 255)
    mask[20:80, 30:130] = 0
    cloud = WordCloud(mask=mask, contour_width=3, contour_color="blue", background_color="white")
    array = cloud.generate(TEXT).to_array()
    blue = (array == (0, 0, 255)).all(axis=-1)
    assert blue[17:20, 30:130].all() and not blue[:17].any() and not blue[20:80, 30:130].any()
    with pytest.raises(ValueError, match="between 0 and 1"):
        WordCloud(relative_scaling=2)
