//! The command `wordcloud`: files, names, streams, and what it says to bad input.

use crate::desk::{Desk, REPORT};
use std::fs;
use std::io::Write;
use std::process::Stdio;
use tempfile::TempDir;

pub(super) fn size_of(picture: &[u8]) -> (u32, u32) {
    let image = image::load_from_memory(picture).unwrap();
    (image.width(), image.height())
}

#[test]
fn a_report_gives_a_jpeg_beside_it() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("posts")).unwrap();
    desk.put("posts/a.md", REPORT);
    let output = desk.run(&["posts/a.md"]);
    assert!(output.status.success());
    assert!(output.stdout.is_empty());
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with("wrote posts/wordcloud_a.jpg: "), "{message}");
    let picture = desk.read("posts/wordcloud_a.jpg");
    assert_eq!(image::guess_format(&picture).unwrap(), image::ImageFormat::Jpeg);
    assert_eq!(size_of(&picture), (1200, 800));
    assert_eq!(desk.names(), ["posts", "posts/a.md", "posts/wordcloud_a.jpg", "report.md"]);
}

#[test]
fn the_image_line_of_the_report_names_the_file() {
    let desk = Desk::new();
    for (image, file) in [
        ("wordcloud_x_20250101.jpg", "wordcloud_x_20250101.jpg"),
        ("./wordcloud%20y.png", "wordcloud y.png"),
        ("images/wordcloud.svg", "images/wordcloud.svg"),
    ] {
        desk.put("r.md", format!("{REPORT}\n## 词云\n\n![词云图]({image})\n"));
        desk.done(&["r.md", "--size", "300x200"]);
        assert!(!desk.read(file).is_empty());
    }
    desk.done(&["r.md", "-o", "other.png", "--size", "300x200"]);
    assert_eq!(size_of(&desk.read("other.png")), (300, 200));
}

#[test]
fn an_image_line_cannot_lead_out_of_the_folder() {
    let desk = Desk::new();
    for image in ["/assets/wordcloud.jpg", "../wordcloud.jpg", "a/../../wordcloud.jpg"] {
        desk.put("r.md", format!("{REPORT}\n## 词云\n\n![词云图]({image})\n"));
        desk.fails(&["r.md"], 1, &["r.md", image, "-o"]);
        desk.done(&["r.md", "-o", "out.jpg", "--size", "300x200"]);
    }
    desk.put("r.md", format!("{REPORT}\n## 词云\n\n![词云图](wordcloud.gif)\n"));
    desk.fails(&["r.md"], 1, &["r.md", "wordcloud.gif", "-o"]);
}

#[cfg(unix)]
#[test]
fn a_link_cannot_lead_out_of_the_folder_either() {
    let (desk, outside) = (Desk::new(), TempDir::new().unwrap());
    desk.put("r.md", format!("{REPORT}\n## 词云\n\n![词云图](linked/wordcloud.jpg)\n"));
    std::os::unix::fs::symlink(outside.path(), desk.0.path().join("linked")).unwrap();
    desk.fails(&["r.md"], 1, &["r.md", "linked/wordcloud.jpg", "-o"]);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn several_formats_stand_beside_each_other() {
    let desk = Desk::new();
    desk.done(&["report.md", "--format", "jpg,png,svg,json", "--size", "400x300"]);
    assert_eq!(size_of(&desk.read("wordcloud_report.jpg")), (400, 300));
    assert_eq!(size_of(&desk.read("wordcloud_report.png")), (400, 300));
    let svg = String::from_utf8(desk.read("wordcloud_report.svg")).unwrap();
    assert!(svg.starts_with("<svg ") && svg.contains("<title>OpenAI ("), "{svg}");
    let cloud = wordcloud::export::from_json(&desk.read("wordcloud_report.json")).unwrap();
    assert!(cloud.words.iter().any(|word| word.text == "OpenAI"));
    assert_eq!((cloud.size.width, cloud.size.height), (400, 300));
}

#[test]
fn scale_and_folder() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("out")).unwrap();
    desk.done(&["report.md", "-o", "out", "--format", "png", "--size", "200x100", "--scale", "2"]);
    assert_eq!(size_of(&desk.read("out/wordcloud_report.png")), (400, 200));
}

#[test]
fn standard_input_and_output() {
    let desk = Desk::new();
    let piped = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(REPORT.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let from_file = desk.done(&["report.md", "-o", "-", "--size", "300x200"]);
    assert_eq!(piped(&["-", "--size", "300x200"]), from_file);
    assert_eq!(size_of(&from_file), (300, 200));
    let svg = piped(&["-", "--format", "svg", "-o", "-"]);
    assert!(svg.starts_with(b"<svg "));
    assert_eq!(desk.names(), ["report.md"]);
    desk.fails(&["report.md", "-o", "-", "--format", "svg,json"], 1, &["-o"]);
    desk.fails(&["report.md", "-o", "-", "--json-summary"], 1, &["--json-summary"]);
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let desk = Desk::new();
    let mut child = desk
        .command(&["report.md", "-o", "-", "--format", "png"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!String::from_utf8(output.stderr).unwrap().contains("error"));
}

#[test]
fn the_same_bytes_every_time_and_with_any_number_of_threads() {
    let desk = Desk::new();
    let draw =
        |threads| desk.done(&["report.md", "-o", "-", "--format", "png", "--threads", threads]);
    let first = draw("1");
    assert_eq!(draw("1"), first);
    assert_eq!(draw("2"), first);
    let other = desk.done(&["report.md", "-o", "-", "--format", "png", "--seed", "7"]);
    assert_ne!(other, first);
}

#[test]
fn a_frequency_list_in_place_of_a_report() {
    let desk = Desk::new();
    desk.put("list.csv", "word,count\n苹果,30\nbanana,20\n");
    desk.put("list.tsv", "苹果\t30\nbanana\t20\n");
    desk.put("list.json", "{\"苹果\": 30, \"banana\": 20}");
    desk.put("list.txt", "苹果,30\nbanana,20\n");
    for arguments in
        [&["list.csv"][..], &["list.tsv"], &["list.json"], &["list.txt", "--frequencies"]]
    {
        let json = desk.done(&[arguments, &["-o", "-", "--format", "json"]].concat());
        let cloud = wordcloud::export::from_json(&json).unwrap();
        let words: Vec<(&str, u64)> =
            cloud.words.iter().map(|word| (word.text.as_str(), word.count)).collect();
        assert_eq!(words, [("苹果", 30), ("banana", 20)], "{arguments:?}");
    }
}

#[test]
fn the_terms_alone() {
    let desk = Desk::new();
    desk.put("other.md", "OpenAI 与开源社区。");
    let json = desk.done(&["terms", "report.md", "other.md", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["documents"], 2);
    let terms = json["terms"].as_array().unwrap();
    let openai = terms.iter().find(|term| term["text"] == "OpenAI").unwrap();
    assert_eq!((&openai["count"], &openai["documents"]), (&3.into(), &2.into()));
    assert_eq!(terms[0]["weight"], 1.0);

    let csv = String::from_utf8(desk.done(&["terms", "report.md", "--format", "csv"])).unwrap();
    assert!(csv.starts_with("text,count,weight,documents,score,confidence\n"), "{csv}");
    let table = String::from_utf8(desk.done(&["terms", "report.md", "--top", "2"])).unwrap();
    assert_eq!(table.lines().count(), 3, "{table}");
}

#[test]
fn a_file_called_like_a_command() {
    let desk = Desk::new();
    desk.put("terms", REPORT);
    desk.done(&["./terms", "--size", "300x200"]);
    desk.read("wordcloud_terms.jpg");
}

#[test]
fn a_summary_for_programs() {
    let desk = Desk::new();
    let json = desk.done(&["report.md", "--json-summary", "--max-words", "5"]);
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["outputs"][0]["file"], "wordcloud_report.jpg");
    assert_eq!(json["outputs"][0]["bytes"], desk.read("wordcloud_report.jpg").len());
    assert_eq!(json["asked"], 5);
    let dropped = json["dropped"].as_array().unwrap().len();
    assert_eq!(json["placed"].as_u64().unwrap() as usize + dropped, 5);
}

#[test]
fn lists_of_words() {
    let desk = Desk::new();
    desk.put("stop.txt", "Compiler # a comment\n");
    desk.put("lexicon.txt", "\u{feff}new release\n");
    let terms = |more: &[&str]| {
        let arguments = [&["terms", "report.md", "--format", "csv"], more].concat();
        String::from_utf8(desk.done(&arguments)).unwrap()
    };
    assert!(terms(&[]).contains("\ncompiler,"));
    assert!(!terms(&["--stopwords", "stop.txt"]).contains("\ncompiler,"));
    assert!(terms(&["--lexicon", "lexicon.txt"]).contains("\nnew release,"));
}

#[test]
fn a_listed_word_or_phrase_is_never_a_term() {
    let desk = Desk::new();
    desk.put(
        "names.md",
        "Nano Banana Pro 用新显卡，OpenAI 与 AI 显卡同行，显卡缺货。Zephyr Lens 也在。\n",
    );
    desk.put("stop.txt", "openai\nＮａｎｏ banana-pro\nai\n顯卡\nzephyr\n");
    let terms = |more: &[&str]| {
        let list = desk.done(&[&["terms", "names.md", "--format", "csv"], more].concat());
        String::from_utf8(list).unwrap().lines().map(before_comma).collect::<Vec<_>>()
    };
    let all = terms(&[]);
    for name in ["OpenAI", "Nano Banana Pro", "显卡", "Zephyr Lens"] {
        assert!(all.iter().any(|term| term == name), "{name} is not among {all:?}");
    }
    for flag in ["--stopwords", "--stopwords-only"] {
        let left = terms(&[flag, "stop.txt"]);
        for name in ["OpenAI", "Nano Banana Pro", "Nano", "AI", "显卡"] {
            assert!(!left.iter().any(|term| term == name), "{flag}: {name} is among {left:?}");
        }
        assert!(left.iter().any(|term| term == "Zephyr Lens"), "{flag}: {left:?}");
    }
    desk.put("list.csv", "OpenAI,9\nNVIDIA,3\n");
    assert_eq!(
        String::from_utf8(desk.done(&[
            "terms",
            "list.csv",
            "--stopwords",
            "stop.txt",
            "--format",
            "csv"
        ]))
        .unwrap(),
        "text,count,weight,documents,score,confidence\nNVIDIA,3,1.0,1,3.0,1.0\n"
    );
}

#[test]
fn a_word_is_explained() {
    let desk = Desk::new();
    desk.put("a.md", "Nano Banana Pro 好，Nano-Banana Pro 快。**Banana** 甜，Banana 熟。\n");
    desk.put("b.md", "Nano Banana Pro 贵。\n");
    let explained = |word: &str| {
        let arguments = ["terms", "a.md", "b.md", "--explain", word, "--format", "json"];
        serde_json::from_slice::<serde_json::Value>(&desk.done(&arguments)).unwrap()
    };
    let banana = explained("banana");
    assert_eq!(banana["word"], "banana");
    let (a, b) = (&banana["reports"][0], &banana["reports"][1]);
    assert_eq!((&a["input"], &a["verdict"]), (&"a.md".into(), &"term".into()));
    assert_eq!((&a["included"], &a["count"]), (&true.into(), &2.into()));
    assert_eq!(a["inside"][1]["text"], "Nano-Banana Pro");
    assert_eq!(a["inside"][1]["count"], 1);
    assert_eq!(a["sentences"].as_array().unwrap().len(), 1);
    assert_eq!((&b["included"], &b["verdict"]), (&false.into(), &"part_of_longer".into()));
    assert_eq!(b["term"], serde_json::Value::Null);
    assert_eq!(explained("区块链")["reports"][1]["verdict"], "absent");

    let table = desk.done(&["terms", "a.md", "--explain", "nano-banana-pro"]);
    let table = String::from_utf8(table).unwrap();
    for part in [
        "a.md: \"nano-banana-pro\" is in: it is the term \"Nano Banana Pro\"\n",
        ", count 2, weight ",
        "  spellings: Nano Banana Pro (1), Nano-Banana Pro (1)\n",
        "  > Nano Banana Pro 好，Nano-Banana Pro 快。\n",
    ] {
        assert!(table.contains(part), "no {part:?} in {table}");
    }
    desk.put("list.csv", "a,1\n");
    desk.fails(&["terms", "list.csv", "--explain", "a"], 1, &["list.csv", "frequency list"]);
    desk.fails(&["terms", "a.md", "--explain", "a", "--format", "csv"], 1, &["--explain", "JSON"]);
}

#[test]
fn flags_of_reading_hold_for_terms_and_pictures() {
    let desk = Desk::new();
    desk.put("r.md", "LLM 与大语言模型在 2025 年增长，LLM 快。\n\n```\nZephyrCode\n```\n");
    desk.put("alias.csv", "# spelling,term\nLLM,大语言模型\n");
    let counts = |more: &[&str]| {
        let list = desk.done(&[&["terms", "r.md", "--format", "csv"], more].concat());
        let list = String::from_utf8(list).unwrap();
        let first = |line: &str| line.split(',').take(2).collect::<Vec<_>>().join(" ");
        list.lines().map(first).collect::<Vec<_>>()
    };
    let drawn = |more: &[&str]| {
        let json = desk.done(&[&["r.md", "-o", "-", "--format", "json"], more].concat());
        let cloud = wordcloud::export::from_json(&json).unwrap();
        let words = cloud.words.iter();
        words.map(|word| format!("{} {}", word.text, word.count)).collect::<Vec<_>>()
    };
    for draws in [false, true] {
        let list = |more: &[&str]| if draws { drawn(more) } else { counts(more) };
        let has = |more: &[&str], word: &str| list(more).iter().any(|text| text == word);
        assert!(has(&[], "LLM 2") && has(&["--aliases", "alias.csv"], "大语言模型 3"));
        assert!(!has(&[], "2025 1") && has(&["--numbers"], "2025 1"));
        assert!(!has(&[], "ZephyrCode 1") && has(&["--code"], "ZephyrCode 1"));
        assert!(has(&["--input-format", "text"], "ZephyrCode 1"));
        assert!(!has(&["--input-format", "markdown"], "ZephyrCode 1"));
    }
    let csv = desk.done(&["terms", "r.md", "--format", "csv", "--weight", "count"]);
    for line in String::from_utf8(csv).unwrap().lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        assert_eq!(fields[1].parse::<f64>(), fields[4].parse::<f64>(), "{line}");
    }
    desk.put("alias.csv", "LLM\n");
    desk.fails(&["r.md", "--aliases", "alias.csv"], 1, &["alias.csv", "line 1", "LLM,大模型"]);
}

#[test]
fn the_bundled_stop_words_can_be_replaced() {
    let desk = Desk::new();
    desk.put("stop.txt", "compiler\n");
    let terms = |more: &[&str]| {
        let list = desk.done(&[&["terms", "report.md", "--format", "csv"], more].concat());
        String::from_utf8(list).unwrap().lines().map(before_comma).collect::<Vec<_>>()
    };
    let has = |terms: &[String], word: &str| terms.iter().any(|term| term == word);
    let holds = |terms: &[String], word: &str| {
        terms.iter().any(|term| term.split(' ').any(|part| part == word))
    };
    let (bundled, only) = (terms(&[]), terms(&["--stopwords-only", "stop.txt"]));
    assert!(has(&bundled, "compiler") && !holds(&bundled, "the"), "{bundled:?}");
    assert!(!has(&only, "compiler") && holds(&only, "the"), "{only:?}");
}

#[test]
fn another_encoding_is_said() {
    let desk = Desk::new();
    let (bytes, _, _) =
        encoding_rs::GB18030.encode("机器人周报：灵巧手进入量产，机器人的订单增长。");
    desk.put("gbk.md", bytes);
    let output = desk.run(&["terms", "gbk.md"]);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "gbk.md: read as GB18030\n");
    assert!(String::from_utf8(output.stdout).unwrap().contains("机器人"));
    assert!(desk.run(&["terms", "report.md"]).stderr.is_empty());
}

#[test]
fn the_name_of_a_file_says_its_format() {
    let desk = Desk::new();
    desk.put("a.adoc", "Harbor ferry _Heron_\n\n----\nZephyrCode\n----\n");
    desk.put("a.txt", "Harbor ferry\n\n# Heron\n\n```\nZephyrCode\n```\n");
    for file in ["a.adoc", "a.txt"] {
        let list = String::from_utf8(desk.done(&["terms", file, "--format", "csv"])).unwrap();
        assert!(list.contains("Heron") && !list.contains("Zephyr"), "{file}: {list}");
    }
}

#[test]
fn the_front_matter_sets_the_picture() {
    let desk = Desk::new();
    let settings = "wordcloud:\n  size: 400x300\n  max_words: 3\n  theme: dark\n  seed: 5\n";
    desk.put("r.md", REPORT.replacen("title: 周报\n", settings, 1));
    let cloud = |more: &[&str]| {
        let json = desk.done(&[&["r.md", "-o", "-", "--format", "json"], more].concat());
        wordcloud::export::from_json(&json).unwrap()
    };
    let own = cloud(&[]);
    assert_eq!((own.size.width, own.size.height, own.seed), (400, 300, 5));
    assert_eq!(own.words.len() + own.dropped.len(), 3);
    let flags = cloud(&["--size", "600x200", "--max-words", "2", "--seed", "6", "--theme", "ink"]);
    assert_eq!((flags.size.width, flags.size.height, flags.seed), (600, 200, 6));
    assert_eq!(flags.words.len() + flags.dropped.len(), 2);
    assert_ne!(own.background, flags.background);
    desk.put("r.md", REPORT.replacen("title: 周报\n", "wordcloud:\n  max_word: 3\n", 1));
    desk.fails(&["r.md"], 1, &["r.md: line 3", "max_word", "did you mean \"max_words\"?"]);
}

fn before_comma(line: &str) -> String {
    line.split(',').next().unwrap_or_default().to_owned()
}

#[test]
fn input_that_cannot_be_read_is_named() {
    let desk = Desk::new();
    desk.put("empty.md", "");
    desk.put("blank.md", " \n\n\t\n");
    desk.put("binary.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.put("wordless.md", "---\ntitle: x\n---\n\n的 了 the of 123 … !!\n");
    desk.put("bad.csv", "word,count\na,many\n");
    desk.put("font.ttf", "this is no font");
    fs::create_dir(desk.0.path().join("folder")).unwrap();
    desk.fails(&["missing.md"], 1, &["missing.md", "does not exist"]);
    desk.fails(&["folder"], 1, &["folder", "is a folder"]);
    desk.fails(&["empty.md"], 1, &["empty.md", "empty"]);
    desk.fails(&["blank.md"], 1, &["blank.md", "empty"]);
    desk.fails(&["binary.md"], 1, &["binary.md", "binary"]);
    desk.fails(&["wordless.md"], 1, &["wordless.md", "no word"]);
    desk.fails(&["bad.csv"], 1, &["bad.csv", "no column", "counts"]);
    desk.fails(&["report.md", "--font", "font.ttf"], 1, &["font.ttf", "font"]);
    desk.fails(&["report.md", "--font", "none.ttf"], 1, &["none.ttf", "does not exist"]);
    desk.fails(&["report.md", "--stopwords", "none.txt"], 1, &["none.txt"]);
    desk.fails(
        &["report.md", "--lexicon", "binary.md"],
        1,
        &["binary.md", "binary", "one word a line"],
    );
    desk.fails(&["terms", "missing.md"], 1, &["missing.md"]);
    desk.fails(&["terms", "wordless.md"], 1, &["wordless.md", "no word"]);
}

#[test]
fn options_that_cannot_be_used_are_named() {
    let desk = Desk::new();
    desk.fails(&["report.md", "--size", "0x0"], 1, &["0x0"]);
    desk.fails(&["report.md", "--size", "100000x100000"], 1, &["100000x100000"]);
    desk.fails(&["report.md", "--max-words", "0"], 1, &["report.md"]);
    desk.fails(&["report.md", "--scale", "0"], 2, &["--scale"]);
    desk.fails(&["report.md", "--scale", "1000"], 1, &["too large"]);
    let suggestion = ["--theme", "occean", "did you mean \"ocean\"?"];
    desk.fails(&["report.md", "--theme", "occean"], 2, &suggestion);
    desk.fails(
        &["report.md", "--format", "gif"],
        2,
        &["--format", "gif", "jpeg, png, webp, svg, pdf, html, map, json"],
    );
    desk.fails(&["report.md", "--background", "blurple"], 2, &["--background", "CSS"]);
    desk.fails(&["report.md", "-o", "cloud"], 1, &["cloud", ".jpg"]);
    desk.fails(&["report.md", "-o", "a.png", "--format", "svg"], 1, &["a.png", "svg"]);
    desk.fails(&["report.md", "--size", "wide"], 2, &["--size", "1200x800"]);
    desk.fails(&["report.md", "--quality", "101"], 2, &["--quality"]);
    desk.fails(&["report.md", "--no-such-flag"], 2, &["--no-such-flag"]);
    desk.fails(&["report.md", "another.md"], 2, &["one report"]);
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("folder.jpg")).unwrap();
    fs::create_dir(desk.0.path().join("folder.jpg/wordcloud_report.jpg")).unwrap();
    desk.fails(&["report.md", "-o", "none/cloud.jpg"], 1, &["none/cloud.jpg", "does not exist"]);
    desk.fails(&["report.md", "-o", "report.md/cloud.jpg"], 1, &["report.md/cloud.jpg"]);
    desk.fails(&["report.md", "-o", "folder.jpg"], 1, &["wordcloud_report.jpg", "is a folder"]);
    // The first of two files is not left behind when the second cannot be written.
    fs::create_dir(desk.0.path().join("cloud.svg")).unwrap();
    desk.fails(&["report.md", "-o", "cloud.png", "--format", "png,svg"], 1, &["cloud.svg"]);
}

#[test]
fn an_old_picture_stays_when_a_new_one_fails() {
    let desk = Desk::new();
    desk.put("cloud.jpg", "old");
    desk.fails(&["report.md", "-o", "cloud.jpg", "--size", "0x5"], 1, &["0x5"]);
    assert_eq!(desk.read("cloud.jpg"), b"old");
    desk.done(&["report.md", "-o", "cloud.jpg", "--size", "300x200"]);
    assert_eq!(size_of(&desk.read("cloud.jpg")), (300, 200));
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    let desk = Desk::new();
    desk.done(&["report.md", "-o", "/dev/null", "--format", "svg"]);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn others_may_read_the_picture() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.done(&["report.md", "--size", "300x200"]);
    let of = |name| fs::metadata(desk.0.path().join(name)).unwrap().permissions().mode() & 0o777;
    // Both were made under the same mask.
    assert_eq!(of("wordcloud_report.jpg"), of("report.md"));
}

#[test]
fn help_and_version() {
    let desk = Desk::new();
    let help = String::from_utf8(desk.done(&["--help"])).unwrap();
    assert!(help.contains("--max-words") && help.contains("terms"), "{help}");
    assert!(!help.contains('\u{1b}'), "no colours into a pipe");
    let version = String::from_utf8(desk.done(&["--version"])).unwrap();
    assert_eq!(version.trim(), concat!("wordcloud ", env!("CARGO_PKG_VERSION")));
}
