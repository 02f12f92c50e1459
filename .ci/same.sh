#!/usr/bin/env bash
# Whether two builds of the program draw the same: bash .ci/same.sh BINARY OTHER
# All formats of the fixtures, the other one with another number of threads, locale, time zone and folder.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
one=$(realpath "$1")
other=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

draw() { # FOLDER COMMAND...
    mkdir -p "$1"
    cp "$here"/tests/fixtures/* "$1"
    (cd "$1" && shift && for input in report.md frequencies.csv; do
        "$@" "$input" --size 600x400 --seed 7 -o "${input%.*}.jpg" \
            --format jpeg,png,webp,svg,pdf,html,map,json
    done)
}

draw "$work/one" "$one" --threads 1
"$one" verify "$work/one" --write
draw "$work/Another folder/ö" env LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=Pacific/Kiritimati "$other" --threads 8
cp "$work/one/wordcloud.sha256" "$work/Another folder/ö"
"$other" verify "$work/Another folder/ö"
