"""jieba's door, beside the original where that is installed."""

import io

import pytest

from wordcloud_rs import jieba

TEXTS = [
    "我来到北京清华大学，他来到了网易杭研大厦。",
    "小明硕士毕业于中国科学院计算所，后在日本京都大学深造",
    "这台1.5寸的屏幕用了T恤布料，重50%，见 https://www.example.com/a-b_c?x=1&y=2.5 C++和c#。",
    "结婚的和尚未结婚的\r\n港口的渡轮 调度系统",
    "",
]


def test_words_are_those_of_the_dictionary():
    assert jieba.lcut("我来到北京清华大学") == ["我", "来到", "北京", "清华大学"]
    assert list(jieba.cut("他来到了网易杭研大厦", HMM=False)) == "他 来到 了 网易 杭 研 大厦".split()
    assert jieba.lcut_for_search("中国科学院计算所")[:4] == ["中国", "科学", "学院", "科学院"]
    assert list(jieba.tokenize("永和服装")) == [("永和", 0, 2), ("服装", 2, 4)]
    assert jieba.posseg.lcut("北京")[0] == ("北京", "ns")


def test_words_can_be_added():
    own = jieba.Tokenizer()
    assert own.lcut("石墨烯渡轮") != ["石墨烯渡轮"]
    own.add_word("石墨烯渡轮")
    assert own.lcut("石墨烯渡轮") == ["石墨烯渡轮"]
    own.load_userdict(io.StringIO("凯特琳 nz\n云计算机 5\n"))
    assert own.lcut("凯特琳的云计算机") == ["凯特琳", "的", "云计算机"]
    assert own.user_word_tag_tab == {"凯特琳": "nz"}
    assert jieba.lcut("石墨烯渡轮") != ["石墨烯渡轮"]
    own.suggest_freq(("中", "将"), True)
    assert own.lcut("如果放到数据库中将出错。", HMM=False)[-4:] == ["中", "将", "出错", "。"]


def test_keywords():
    tags = jieba.analyse.extract_tags("港口的渡轮调度，渡轮和港口的潮汐。the ferry", 2, withWeight=True)
    assert {word for word, _ in tags} == {"渡轮", "港口"} and tags[0][1] > tags[1][1]
    flagged = jieba.analyse.extract_tags("北京的渡轮", allowPOS=("ns",), withFlag=True)
    assert [str(tag) for tag in flagged] == ["北京/ns"]


def test_all_is_as_the_original_has_it():
    original = pytest.importorskip("jieba")
    pytest.importorskip("jieba.analyse")
    for text in TEXTS:
        for hmm in (False, True):
            assert list(original.cut(text, HMM=hmm)) == list(jieba.cut(text, HMM=hmm))
            expected = list(original.cut_for_search(text, HMM=hmm))
            assert list(jieba.cut_for_search(text, HMM=hmm)) == expected
        expected = original.analyse.extract_tags(text, topK=None, withWeight=True)
        assert jieba.analyse.extract_tags(text, topK=None, withWeight=True) == expected
