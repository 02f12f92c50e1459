"""A text, a picture: python examples/simple.py [REPORT] [PICTURE]"""

import pathlib
import sys

import wordcloud_rs

REPORT = pathlib.Path(__file__).parents[2] / "tests" / "fixtures" / "report.md"


def main(report=REPORT, picture="cloud.png"):
    """Draws the cloud of a report and lists its first terms."""
    cloud = wordcloud_rs.cloud(pathlib.Path(report), size=(800, 500), theme="ocean")
    cloud.save(picture)
    for term in list(wordcloud_rs.terms(pathlib.Path(report)))[:5]:
        print(f"{term.count:4} {term.weight:.3f} {term.text}")


if __name__ == "__main__":
    main(*sys.argv[1:])
