# /// script
# dependencies = ["playwright==1.65.2", "pillow", "numpy", "pymupdf"]
# ///
"""Looks at the files of one cloud with programs that are not ours.

    python tests/browser/page.py target/release/wordcloud

In headless Chromium: the HTML page's hover, click, keys, links and words that look like markup,
without an error on its console and without a request. SVG in Chromium and PDF in Poppler and MuPDF
against the PNG: the ink may differ by less than 1 %. What is not installed is said and left out.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import numpy as np
    from PIL import Image
    from playwright.sync_api import sync_playwright
except ImportError as missing:
    print(f"skipped: {missing}; pip install playwright pillow numpy pymupdf")
    sys.exit(0)

PROGRAM = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

EVIL = """# "Quotes" & <script>alert(1)</script>

`x` **O'Brien "Q" Labs** met **O'Brien "Q" Labs** again. The R&D team of **O'Brien "Q" Labs** likes
&lt;script&gt;alert(2)&lt;/script&gt; and **Tom&Jerry**, and **Tom&Jerry** likes cheese.
"""
MIXED = "word,count\n" + "".join(
    f"{word},{30 - index}\n"
    for index, word in enumerate(
        ["人工智能", "GPT-4o", "سلام", "الذكاء الاصطناعي", "कृत्रिम बुद्धिमत्ता", "ปัญญาประดิษฐ์", "AVATAR", "שלום"]
        + ["machine learning", "Łukasz Dvořák", "செயற்கை", "한국어", "日本語", "Київ", "office", "বাংলা"]
    )
)
LIST = 'word,count\n<script>alert(1)</script>,9\n"""><img src=x onerror=alert(2)>",7\nplain,5\n'

passed = 0


def check(name, holds, told=""):
    global passed
    if not holds:
        sys.exit(f"failed: {name} {told}")
    passed += 1
    print(f"ok {name} {told}".rstrip())


def draw(*arguments):
    subprocess.run([PROGRAM, *map(str, arguments)], check=True, stderr=subprocess.DEVNULL)


def ink(path):
    picture = np.asarray(Image.open(path).convert("RGB")).astype(float)
    return np.abs(picture - picture[0, 0])


def same_ink(name, own, other):
    """The sum of the ink of two pictures, in three channels."""
    a, b = ink(own), ink(other)
    check(f"{name}: size", a.shape == b.shape, f"{a.shape} {b.shape}")
    total = abs(b.sum() - a.sum()) / a.sum()
    check(f"{name}: ink", total < 0.01, f"differs by {100 * total:.2f} %")


class Page:
    """A page that counts errors, messages, dialogs and requests other than for itself."""

    def __init__(self, browser, file, **options):
        self.wrong = []
        self.page = browser.new_page(viewport={"width": 1200, "height": 900}, **options)
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        self.address = file.as_uri()
        self.page.on("request", self.request)
        self.page.goto(self.address)

    def request(self, request):
        if request.url not in (self.address, "data:,") and not request.url.startswith("data:"):
            self.wrong.append(request.url)


def page_of_report(browser, folder):
    report = ROOT / "tests/fixtures/report.md"
    draw(report, "-o", folder / "page.html")
    view = Page(browser, folder / "page.html")
    page = view.page
    words = page.locator(".w")
    check("words", words.count() > 50, words.count())
    first = page.locator("#words tbody tr").nth(0).locator("th").text_content()
    words.nth(0).hover()
    tip = page.locator("#tip")
    check("hover shows the word", tip.is_visible() and first in tip.text_content())
    check("hover shows count and share", "%" in tip.text_content(), tip.text_content()[:40])
    page.mouse.move(2, 2)
    check("and goes away", not tip.is_visible())

    words.nth(0).click()
    panel = page.locator("#panel")
    check("click shows sentences", panel.is_visible() and panel.locator("li mark").count() > 0)
    shown = page.locator("#words tbody tr:not([hidden])").count()
    check("click filters", 0 < shown < words.count(), f"{shown} of {words.count()}")
    check("the word is pressed", words.nth(0).get_attribute("aria-pressed") == "true")
    panel.locator("button").click()
    check("and released", page.locator("#words tbody tr:not([hidden])").count() == words.count())

    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    active = "document.activeElement.getAttribute('aria-label')"
    check("tab reaches the words", page.evaluate(active).startswith(first), page.evaluate(active))
    start = page.evaluate(active)
    page.keyboard.press("ArrowRight")
    right = page.evaluate(active)
    check("an arrow goes to another word", right != start, right)
    check("focus shows the word", right.rsplit(",", 1)[0] in tip.text_content())
    page.keyboard.press("Enter")
    check("enter chooses it", panel.is_visible())
    page.keyboard.press("Escape")
    check("escape lets go", not panel.is_visible() and not tip.is_visible())
    page.keyboard.press("End")
    last = page.locator("#words tbody tr").last.locator("th").text_content()
    check("end goes to the last word", page.evaluate(active).startswith(last))
    stops = page.locator(".w[tabindex='0']").count()
    check("one stop of the tab key", stops == 1)

    page.locator("summary").click()
    page.locator("#filter").fill(first)
    check("the filter finds it", 0 < page.locator("#words tbody tr:not([hidden])").count() < 60)
    name = page.locator("svg").first.get_attribute("aria-label")
    check("the picture is named", len(name) > 10, name)

    color = "getComputedStyle(document.querySelector('.w > path')).fill"
    ground = "getComputedStyle(document.querySelector('figure')).backgroundColor"
    light = page.evaluate(color), page.evaluate(ground)
    page.locator("#scheme").click()
    dark = page.evaluate(color), page.evaluate(ground)
    check("light and dark differ", light[0] != dark[0] and light[1] != dark[1], f"{light} {dark}")
    check("no error, no message, no request", not view.wrong, view.wrong)
    page.close()

    view = Page(browser, folder / "page.html", color_scheme="dark")
    check("a dark reader gets dark", view.page.evaluate(ground) == dark[1])
    view.page.close()

    view = Page(browser, folder / "page.html", java_script_enabled=False)
    view.page.locator("summary").click()
    row = view.page.locator("#words tbody tr").nth(0)
    check("the table stands without scripts", row.is_visible())
    view.page.close()

    draw(report, "-o", folder / "linked.html", "--link", "#to-{word}")
    view = Page(browser, folder / "linked.html")
    view.page.locator(".w").nth(1).click()
    check("a link is followed", "#to-" in view.page.url, view.page.url[-30:])
    check("no error on the linked page", not view.wrong, view.wrong)
    view.page.close()


def page_of_evil(browser, folder):
    for name, text in [("evil.md", EVIL), ("evil.csv", LIST)]:
        (folder / name).write_text(text)
        draw(folder / name, "-o", folder / "evil.html", "--title", "</title><script>alert(3)</script>")
        view = Page(browser, folder / "evil.html")
        words = view.page.locator(".w")
        for index in range(words.count()):
            words.nth(index).focus()
            view.page.keyboard.press("Enter")
        scripts = view.page.evaluate("document.scripts.length")
        check(f"{name}: words are text", scripts == 1 and not view.wrong, view.wrong)
        said = view.page.evaluate("document.querySelector('#words').textContent")
        wanted = "<script>alert(1)</script>" if name.endswith("csv") else "Tom&Jerry"
        check(f"{name}: and are shown", wanted in said)
        check(f"{name}: no picture of theirs", view.page.locator("img").count() == 0)
        view.page.close()


def pictures(browser, folder):
    report = ROOT / "tests/fixtures/report.md"
    draw(report, "-o", folder / "cloud.png", "--format", "png,svg,pdf,json", "--scale", 3)
    page = browser.new_page(viewport={"width": 1200, "height": 800}, device_scale_factor=3)
    page.goto((folder / "cloud.svg").as_uri())
    page.screenshot(path=folder / "chromium.png")
    page.close()
    same_ink("SVG in Chromium", folder / "cloud.png", folder / "chromium.png")
    words = len(json.loads((folder / "cloud.json").read_text())["words"])
    if shutil.which("pdftoppm"):
        command = ["pdftoppm", "-r", "288", "-png", "-singlefile"]
        subprocess.run([*command, folder / "cloud.pdf", folder / "poppler"], check=True)
        same_ink("PDF in Poppler", folder / "cloud.png", folder / "poppler.png")
        text = subprocess.run(["pdftotext", folder / "cloud.pdf", "-"], capture_output=True, text=True)
        found = "".join(text.stdout.split())
        names = [w["text"] for w in json.loads((folder / "cloud.json").read_text())["words"]]
        lost = [name for name in names if name.replace(" ", "") not in found]
        check("the text of the PDF", len(lost) <= words // 50, f"{words} words, lost {lost}")
    else:
        print("skipped: Poppler; apt-get install poppler-utils")
    try:
        import pymupdf
    except ImportError:
        print("skipped: MuPDF; pip install pymupdf")
        return
    pixels = pymupdf.open(folder / "cloud.pdf")[0].get_pixmap(dpi=288)
    pixels.save(folder / "mupdf.png")
    same_ink("PDF in MuPDF", folder / "cloud.png", folder / "mupdf.png")


def text_of_svg(browser, folder):
    """The words as text in embedded fonts: as they are drawn, and to be found."""
    (folder / "mixed.csv").write_text(MIXED)
    reports = {"mixed": folder / "mixed.csv", "plain": ROOT / "tests/fixtures/report.md"}
    for name, report in reports.items():
        for more in ([], ["--vertical-cjk", "0.5", "--rotate", "0.3"]):
            options = ["--svg-text", "--format", "svg,png,json", *more]
            draw(report, "-o", folder / "text.svg", *options)
            view = Page(browser, folder / "text.svg")
            page = view.page
            page.set_viewport_size({"width": 1200, "height": 800})
            page.evaluate("document.fonts.ready")
            page.wait_for_timeout(300)
            page.screenshot(path=folder / "text-chromium.png")
            same_ink(f"SVG as text, {name}", folder / "text.png", folder / "text-chromium.png")
            words = [w["text"] for w in json.loads((folder / "text.json").read_text())["words"]]
            outlines = page.locator("path").count() - 1
            check("all words are text", outlines == 0, f"{outlines} outlines")
            find = "word => { getSelection().removeAllRanges(); window.find(word); return `${getSelection()}` }"
            lost = [w for w in words if page.evaluate(find, w).lower() != w.lower()]
            check("all words are found", not lost, lost)
            check("no error, no request", not view.wrong, view.wrong)
            page.close()


def main():
    if not CHROMIUM:
        print("skipped: no Chromium; apt-get install chromium")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        folder = Path(folder)
        page_of_report(browser, folder)
        page_of_evil(browser, folder)
        pictures(browser, folder)
        text_of_svg(browser, folder)
        browser.close()
    print(f"{passed} passed, 0 failed")


main()
