//! What people wrote is never lost: posts, inputs, files of others, and what lies outside.

use crate::desk::Desk;
use std::fs;

const TEXT: &str = "# 港口\n\n灯塔开放，灯塔很高。The harbor bridge opens again.\n";

/// Runs over the posts with small pictures; returns the exit status and what was said.
fn batch(desk: &Desk, more: &[&str]) -> (i32, String) {
    let arguments = [&["batch", "posts", "--size", "300x200"][..], more].concat();
    let output = desk.run(&arguments);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!message.contains("panicked"), "{message}");
    (output.status.code().unwrap(), message)
}

#[test]
fn write_back_keeps_what_only_mentions_the_markers() {
    let desk = Desk::new();
    let mentions = [
        "Write `<!-- wordcloud -->` here.\n\n## Chapter\n\nText.\n\nAnd `<!-- /wordcloud -->`.\n",
        "---\ntitle: \"<!-- wordcloud --> x\"\nkey: value\n---\ntext <!-- /wordcloud --> end\n",
        "```html\n<!-- wordcloud -->\nexample\n<!-- /wordcloud -->\n```\n",
        "~~~\n> ~~~\n<!-- wordcloud -->\nexample\n<!-- /wordcloud -->\n~~~\n",
    ];
    for (number, mention) in mentions.iter().enumerate() {
        let post =
            if number == 1 { format!("{mention}{TEXT}") } else { format!("{TEXT}{mention}") };
        desk.put(&format!("posts/{number}.md"), &post);
        batch(&desk, &["--write-back"]);
        let written = String::from_utf8(desk.read(&format!("posts/{number}.md"))).unwrap();
        assert!(written.starts_with(&post), "{written}");
    }
}

#[test]
fn write_back_adds_one_section_or_none() {
    let desk = Desk::new();
    for name in ["fence.md", "a\tb.md", "c\\d.md", "page.html", "a.rst", "b.adoc", "comment.md"] {
        let end = match name {
            "fence.md" => "\n```python\nprint(1)\n",
            "comment.md" => "\n<!-- open\n",
            "page.html" => "</body></html>\n",
            _ => "",
        };
        let start = if name == "page.html" { "<html><body>\n" } else { "" };
        desk.put(&format!("posts/{name}"), format!("{start}{TEXT}{end}"));
    }
    desk.put("posts/good.md", TEXT);
    desk.put("template.txt", "see {image}\n");
    let before: Vec<_> = desk.names();
    for arguments in [
        &["--write-back", "--include", "*", "--template", "template.txt"][..],
        &["--write-back", "--include", "*"],
        &["--write-back", "--include", "*", "--force"],
    ] {
        let (code, message) = batch(&desk, arguments);
        assert_eq!(code, 1, "{message}");
        assert!(message.contains("no section is added"), "{message}");
    }
    for name in before.iter().filter(|name| name.starts_with("posts/")) {
        let text = String::from_utf8(desk.read(name)).unwrap();
        let sections = text.matches("![").count();
        assert_eq!(sections, usize::from(name == "posts/good.md"), "{name}: {text}");
    }
    desk.put("rst.txt", ".. image:: {image}\n   :alt: {alt}\n");
    for _ in 0..2 {
        batch(&desk, &["--write-back", "--template", "rst.txt", "--include", "a.rst"]);
    }
    let text = String::from_utf8(desk.read("posts/a.rst")).unwrap();
    assert_eq!(text.matches(".. image:: wordcloud_a.jpg").count(), 1, "{text}");
}

#[test]
fn a_picture_replaces_no_file_of_others() {
    let desk = Desk::new();
    desk.put("posts/a.md", TEXT);
    desk.put("posts/b.md", format!("{TEXT}![](wordcloud_page.jpg)\n"));
    desk.put("posts/wordcloud_page.html", "<html><body>A page about wordclouds</body></html>");
    desk.put("posts/wordcloud_a.json", "{\"precious\": true}");
    desk.put("posts/wordcloud_photo.jpg", "precious");
    desk.put("posts/c.md", format!("{TEXT}![](wordcloud_photo.jpg)\n"));
    let kept = ["posts/wordcloud_page.html", "posts/wordcloud_a.json", "posts/wordcloud_photo.jpg"];
    let before = kept.map(|name| desk.read(name));
    for more in [&["--format", "jpeg,html,json"][..], &["--include", "*.md", "--include", "*.html"]]
    {
        let (code, message) = batch(&desk, more);
        assert_eq!(code, 1, "{message}");
        assert!(message.contains("is not replaced"), "{message}");
        assert_eq!(kept.map(|name| desk.read(name)), before);
    }
    // All formats of a post or none.
    assert!(!desk.names().contains(&"posts/wordcloud_a.html".to_owned()));
    for (arguments, part) in [
        (&["posts/a.md", "--format", "jpeg,json"][..], "wordcloud_a.json was not made by"),
        (&["posts/c.md"], "wordcloud_photo.jpg was not made by"),
        (&["posts/a.md", "-o", "posts/a.md", "--format", "svg"], "is what was read"),
        (&["posts/a.md", "-o", "x.jpg", "--lexicon", "x.jpg"], "is what was read"),
        (&["posts/a.md", "-o", "posts", "--format", "json"], "was not made by"),
    ] {
        desk.put("x.jpg", "name\n");
        desk.fails(arguments, 1, &[part]);
    }
    assert_eq!(kept.map(|name| desk.read(name)), before);
    // What the user names is replaced, and what was made before.
    desk.put("named.jpg", "old");
    for _ in 0..2 {
        desk.done(&["posts/a.md", "-o", "named.jpg", "--size", "300x200"]);
        desk.done(&["posts/a.md", "--size", "300x200", "--format", "jpeg,png,svg,html,map,pdf"]);
    }
}

#[test]
fn a_picture_of_a_known_run_is_replaced_also_where_it_was_changed() {
    let desk = Desk::new();
    desk.put("posts/a.md", TEXT);
    assert_eq!(batch(&desk, &[]).0, 0);
    desk.put("posts/wordcloud_a.jpg", "made smaller by another program");
    assert_eq!(batch(&desk, &["--force"]).0, 0);
    assert!(image::load_from_memory(&desk.read("posts/wordcloud_a.jpg")).is_ok());
}

#[cfg(unix)]
#[test]
fn links_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    let path = |name: &str| desk.0.path().join(name);
    desk.put("posts/a.md", TEXT);
    desk.put("out/x", "precious");
    symlink("../out/x", path("posts/wordcloud_a.jpg")).unwrap();
    desk.fails(&["posts/a.md"], 1, &["posts/wordcloud_a.jpg is a symbolic link"]);
    assert_eq!(batch(&desk, &[]).0, 1);
    assert_eq!(desk.read("out/x"), b"precious");
    fs::remove_file(path("posts/wordcloud_a.jpg")).unwrap();
    symlink("other.jpg", path("posts/wordcloud_a.jpg")).unwrap();
    desk.put("posts/other.jpg", "");
    assert_eq!(batch(&desk, &[]).0, 1);
    assert_eq!(desk.read("posts/other.jpg"), b"");
    // Only a name that is given follows a link.
    desk.done(&["posts/a.md", "-o", "posts/wordcloud_a.jpg", "--size", "300x200"]);
    assert!(path("posts/wordcloud_a.jpg").is_symlink());
    assert!(image::load_from_memory(&desk.read("posts/other.jpg")).is_ok());

    desk.put("mine.jpg", "old");
    for mode in [0o600, 0o640, 0o664] {
        fs::set_permissions(path("mine.jpg"), fs::Permissions::from_mode(mode)).unwrap();
        desk.done(&["posts/a.md", "-o", "mine.jpg", "--size", "300x200"]);
        assert_eq!(fs::metadata(path("mine.jpg")).unwrap().permissions().mode() & 0o777, mode);
    }
}

#[cfg(unix)]
#[test]
fn the_cache_does_not_lead_out_of_the_site() {
    let desk = Desk::new();
    desk.put("posts/a.md", TEXT);
    desk.put("out/x", "precious");
    fs::create_dir(desk.0.path().join("posts/.wordcloud")).unwrap();
    for name in ["lock", "state.jsonl", "lesson.json", "clouds", ".gitignore"] {
        let link = desk.0.path().join("posts/.wordcloud").join(name);
        std::os::unix::fs::symlink("../../out/x", &link).unwrap();
        let (code, message) = batch(&desk, &[]);
        assert_eq!(code, 1);
        assert!(message.contains(name) && message.contains("--cache"), "{message}");
        assert_eq!(desk.read("out/x"), b"precious");
        fs::remove_file(link).unwrap();
    }
    fs::remove_dir(desk.0.path().join("posts/.wordcloud")).unwrap();
    std::os::unix::fs::symlink("../out", desk.0.path().join("posts/.wordcloud")).unwrap();
    assert_eq!(batch(&desk, &[]).0, 1);
    assert_eq!(fs::read_dir(desk.0.path().join("out")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn nothing_waits_for_a_pipe() {
    let desk = Desk::new();
    desk.put("posts/a.md", format!("---\nwordcloud:\n  lexicon: pipe\n---\n{TEXT}"));
    desk.put("posts/b.md", TEXT);
    let made = std::process::Command::new("mkfifo")
        .args([desk.0.path().join("pipe"), desk.0.path().join("posts/pipe")])
        .status();
    assert!(made.unwrap().success());
    desk.fails(&["pipe"], 1, &["pipe is no file but a pipe"]);
    desk.fails(&["report.md", "-o", "pipe", "--format", "svg"], 1, &["pipe is no file but a pipe"]);
    desk.fails(&["report.md", "-o", "x.jpg", "--mask", "./pipe"], 1, &["pipe is no file"]);
    let (code, message) = batch(&desk, &[]);
    assert_eq!(code, 1);
    assert!(message.contains("a.md: ") && message.contains("is no file but a pipe"), "{message}");
    assert!(message.contains("wrote wordcloud_b.jpg"), "{message}");
}

#[test]
fn the_cache_of_clouds_decides_no_picture() {
    let post = |number: usize| {
        let other = ["渡轮", "风车", "水库", "隧道"][number % 4];
        format!(
            "---\ndate: 2025-01-{number:02}\n---\n{TEXT}{other}很大，{other}很远。Ferry {number}.\n"
        )
    };
    for more in [&["--continuity"][..], &["--color-by", "group"]] {
        let run = |removes: bool| {
            let desk = Desk::new();
            let state = "posts/.wordcloud/state.jsonl";
            for number in 1..=6 {
                desk.put(&format!("posts/{number}.md"), post(number));
            }
            assert_eq!(batch(&desk, more).0, 0);
            let kept = desk.read(state);
            if removes {
                fs::remove_dir_all(desk.0.path().join("posts/.wordcloud")).unwrap();
                desk.put(state, kept);
            }
            desk.put("posts/7.md", post(7));
            let (code, message) = batch(&desk, more);
            assert_eq!(code, 0, "{message}");
            assert_eq!(message.matches("wrote ").count(), 1, "{message}");
            desk.read("posts/wordcloud_7.jpg")
        };
        assert!(run(false) == run(true), "{more:?}: the cache decides the picture");
    }
}

#[test]
fn one_post_that_asks_for_too_much_does_not_stop_the_others() {
    let desk = Desk::new();
    for (name, setting) in [
        ("padding", "padding: 100000"),
        ("gap", "padding: 4294967295"),
        ("trials", "best_of: 65535\n  effort: dense"),
        ("size", "size: 16384x16384"),
        ("scale", "scale: 5"),
        ("margin", "margin: 4000000000"),
        ("words", "max_words: 100000"),
        ("pixel", "size: 1x1"),
    ] {
        desk.put(&format!("posts/{name}.md"), format!("---\nwordcloud:\n  {setting}\n---\n{TEXT}"));
    }
    desk.put("posts/good.md", TEXT);
    let output = desk.run(&["batch", "posts"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("wrote wordcloud_good.jpg") && message.contains("8 posts failed"));
    for name in ["padding", "gap", "trials", "size", "scale", "margin", "words", "pixel"] {
        assert!(message.contains(&format!("failed: {name}.md: ")), "{message}");
    }
    let most = ["--padding", "100000"];
    desk.fails(&[&["report.md", "-o", "a.jpg"][..], &most].concat(), 1, &["the padding is 100000"]);
    desk.fails(&["report.md", "--threads", "65536"], 1, &["256 are the most"]);
    desk.fails(&["report.md", "--max-words", "10000000"], 1, &["max_words"]);
    desk.fails(&["posts/scale.md"], 1, &["posts/scale.md", "asks for too much"]);
}

#[test]
fn a_picture_without_a_word_is_no_success() {
    let desk = Desk::new();
    desk.put("o.jpg", "old");
    desk.put("long.csv", format!("{},5\nharbor,3\n", "x".repeat(100_000)));
    for more in [&["--size", "1x1"][..], &["--padding", "1000"], &["--min-font-size", "60000"]] {
        desk.fails(&[&["report.md", "-o", "o.jpg"][..], more].concat(), 1, &["has a place on"]);
        assert_eq!(desk.read("o.jpg"), b"old");
    }
    let output = desk.run(&["long.csv", "-o", "long.json"]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("1 word, 1 left out: xxx") && message.len() < 300, "{message}");
    let cloud = wordcloud::export::from_json(&desk.read("long.json")).unwrap();
    assert_eq!(cloud.words[0].text, "harbor");
    // A word that fits nowhere must not make the others small.
    let words: String = (1..=150).map(|number| format!("word{number},{number}\n")).collect();
    let drawn = |list: &str| {
        desk.put("list.csv", list);
        desk.done(&["list.csv", "-o", "list.json", "--size", "600x400", "--seed", "1"]);
        wordcloud::export::from_json(&desk.read("list.json")).unwrap().words
    };
    assert!(drawn(&words) == drawn(&format!("{words}{},1\n", "y".repeat(250))));
}

#[test]
fn nothing_that_a_terminal_obeys_is_shown() {
    let desk = Desk::new();
    desk.put("e.csv", "\u{1b}]0;x\u{7}\u{1b}[31mEVIL,5\nbig\u{9b}1m\u{202e}x,2\n");
    desk.put("f.md", "---\nwordcloud:\n  theme: \"\\e[31mx\"\n---\nrobots cars\n");
    let mut shown = Vec::new();
    for arguments in [
        &["terms", "e.csv"][..],
        &["terms", "e.csv", "--format", "json"],
        &["f.md"],
        &["e.csv", "-o", "o.jpg", "--min-font-size", "60000"],
        &["e.csv", "-o", "o.jpg", "--alt-text", "--json-summary", "--size", "300x200"],
        &["e.csv", "-o", "o.jpg", "--theme", "\u{1b}[31m"],
        &["e.csv", "-o", "o.jpg", "--effort", "\u{1b}[31m"],
        &["\u{1b}[31m.md"],
    ] {
        let output = desk.run(arguments);
        shown.extend([output.stdout, output.stderr].concat());
    }
    #[cfg(unix)]
    {
        desk.put("posts/x\u{1b}[31m\nmissing\tfake.md", TEXT);
        for more in [&["--check"][..], &["--dry-run"], &["--json-summary"], &["--force"]] {
            let output = desk.run(&[&["batch", "posts", "--size", "300x200"][..], more].concat());
            shown.extend([output.stdout, output.stderr].concat());
        }
    }
    let shown = String::from_utf8(shown).unwrap();
    assert!(!shown.lines().any(|line| line == "missing\tfake.md"), "{shown}");
    let obeyed = |c: char| c.is_control() && c != '\n' && c != '\t' || c == '\u{202e}';
    assert_eq!(shown.chars().find(|&c| obeyed(c)), None, "{shown}");
}
