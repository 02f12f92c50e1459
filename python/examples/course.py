"""The script of many a course, with two imports changed: python examples/course.py [PICTURE]"""

import sys

import wordcloud_rs.compat as wordcloud
from wordcloud_rs import jieba

TEXT = "渡轮公司今天说，强化学习改进了港口调度。强化学习也用于潮汐预报，港口的渡轮因此更快。"


def main(picture="course.png"):
    """Cuts a text, joins it with blanks, draws it."""
    words = jieba.lcut(TEXT)
    cloud = wordcloud.WordCloud(
        width=1000, height=700, background_color="white", stopwords={"的", "了", "也", "说"}
    )
    cloud.generate(" ".join(words))
    cloud.to_file(picture)
    print([entry[0][0] for entry in cloud.layout_][:5])


if __name__ == "__main__":
    main(*sys.argv[1:])
