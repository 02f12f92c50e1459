//! `wordcloud batch`: what is written, what is not, and that nothing is lost.

use crate::desk::Desk;
use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

/// Small pictures, so that the tests are quick.
const SMALL: [&str; 4] = ["--size", "320x200", "--max-words", "25"];

/// A post about the topic of this number: words that all posts have, and words of its own.
fn post(number: usize) -> String {
    let topics = ["灯塔", "渡轮", "风车", "水库", "隧道", "码头", "天文台", "缆车"];
    let topic = topics[number % topics.len()];
    let other = topics[(number / topics.len() + number + 1) % topics.len()];
    format!(
        "---\ntitle: 第 {number} 期\ndate: 2025-01-{:02}\n---\n\n# 本期要闻\n\n\
         城市交通公司发布了新的模型。{topic}的建设进展顺利，{topic}明年开放，工程师检查了{topic}与{other}。\
         {other}的图纸已经完成，{topic}的造价也已公布。\
         参与的有东岭股份、南桥科技、西江药业、北原重工、Zephyr Lens 和 Nano Banana Pro。\
         The harbor bridge opens again; the bridge of issue{number} is new.\n",
        number % 28 + 1
    )
}

/// A folder of posts named `1.md` and on.
fn archive(posts: usize) -> Desk {
    let desk = Desk::new();
    for number in 1..=posts {
        desk.put(&format!("posts/{number}.md"), post(number));
    }
    desk
}

fn arguments<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["batch", "posts"][..], &SMALL, more].concat()
}

/// All files below the posts, but not those of the cache, with their content.
fn files(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let names = desk.names().into_iter();
    let names = names.filter(|name| name.starts_with("posts/") && !name.contains(".wordcloud"));
    names
        .filter(|name| name.contains("md") || name.contains("wordcloud_"))
        .map(|name| {
            let bytes =
                if desk.0.path().join(&name).is_dir() { Vec::new() } else { desk.read(&name) };
            (name, bytes)
        })
        .collect()
}

fn summary(desk: &Desk, more: &[&str]) -> serde_json::Value {
    let output = desk.run(&[&arguments(more)[..], &["--json-summary"]].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_is_up_to_date_is_not_touched() {
    let desk = archive(5);
    assert_eq!(summary(&desk, &[])["written"], 5);
    let first = files(&desk);
    assert!(first.contains_key("posts/wordcloud_3.jpg"));
    let modified = |name: &str| fs::metadata(desk.0.path().join(name)).unwrap().modified().unwrap();
    let times: Vec<_> = first.keys().map(|name| modified(name)).collect();
    let again = summary(&desk, &[]);
    assert_eq!((&again["written"], &again["unchanged"]), (&0.into(), &5.into()));
    assert_eq!(first.keys().map(|name| modified(name)).collect::<Vec<_>>(), times);

    desk.put("posts/2.md", post(2).replace("风车", "雷达"));
    let changed = summary(&desk, &[]);
    assert_eq!((&changed["written"], &changed["unchanged"]), (&1.into(), &4.into()));
    fs::remove_file(desk.0.path().join("posts/wordcloud_4.jpg")).unwrap();
    assert_eq!(summary(&desk, &[])["written"], 1);
    assert_eq!(summary(&desk, &["--theme", "ocean"])["written"], 5);
    assert_eq!(summary(&desk, &["--theme", "ocean", "--force"])["written"], 5);
}

#[test]
fn what_was_learnt_outlives_an_old_post_that_is_drawn_again() {
    let desk = archive(12);
    summary(&desk, &[]);
    let lesson = desk.read("posts/.wordcloud/lesson.json");
    fs::remove_file(desk.0.path().join("posts/wordcloud_4.jpg")).unwrap();
    assert_eq!(summary(&desk, &[])["written"], 1);
    assert!(desk.read("posts/.wordcloud/lesson.json") == lesson);
}

#[test]
fn a_new_post_changes_no_old_picture() {
    let desk = archive(40);
    desk.done(&arguments(&[]));
    let old = files(&desk);
    desk.put("posts/41.md", post(41).replace("2025-01", "2025-06"));
    assert_eq!(summary(&desk, &[])["written"], 1);
    let resumed = files(&desk);
    // Made anew from the first post on, every picture is the same, the new one too.
    fs::remove_dir_all(desk.0.path().join("posts/.wordcloud")).unwrap();
    assert_eq!(summary(&desk, &["--threads", "1"])["written"], 41);
    assert!(files(&desk) == resumed, "a run that resumes differs from one from the start");
    assert!(old.iter().all(|(name, bytes)| resumed[name] == *bytes));
}

#[test]
fn what_is_special_outweighs_what_every_post_has() {
    let desk = archive(12);
    desk.done(&arguments(&["--format", "json"]));
    let cloud: serde_json::Value =
        serde_json::from_slice(&desk.read("posts/wordcloud_12.json")).unwrap();
    let weight = |text: &str| {
        let words = cloud["words"].as_array().unwrap();
        words.iter().find(|word| word["text"] == text).unwrap()["weight"].as_f64().unwrap()
    };
    // The topic of the twelfth post was that of the fourth one too, the bridge is in all.
    assert!(weight("隧道") > weight("harbor bridge"), "{cloud}");
    for name in ["count", "background"] {
        desk.done(&arguments(&["--format", "json", "--weight", name]));
    }
    desk.done(&arguments(&["--format", "json", "--against", "all"]));
}

#[test]
fn check_names_what_is_missing_or_stale_and_writes_nothing() {
    let desk = archive(3);
    let before = desk.names();
    let output = desk.run(&arguments(&["--check"]));
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text, "missing\t1.md\nmissing\t2.md\nmissing\t3.md\n");
    assert!(String::from_utf8(output.stderr).unwrap().contains("wordcloud batch posts"));
    desk.done(&arguments(&["--dry-run"]));
    assert_eq!(desk.names(), before);
    desk.done(&arguments(&[]));
    assert!(desk.done(&arguments(&["--check"])).is_empty());
    desk.put("posts/2.md", post(7));
    let output = desk.run(&arguments(&["--check"]));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "stale\t2.md\n");
    // A fresh clone has the state, but nothing else of the cache.
    desk.done(&arguments(&[]));
    let state = desk.read("posts/.wordcloud/state.jsonl");
    fs::remove_dir_all(desk.0.path().join("posts/.wordcloud")).unwrap();
    desk.put("posts/.wordcloud/state.jsonl", state);
    desk.done(&arguments(&["--check"]));
}

#[test]
fn a_bad_post_does_not_stop_the_others() {
    let desk = archive(3);
    desk.put("posts/binary.md", b"\x00\x01\x02\xff\xfe\x00\x00\x01");
    desk.put("posts/empty.md", "");
    desk.put("posts/setting.md", format!("---\nwordcloud:\n  colour: red\n---\n{}", post(4)));
    desk.put("posts/outside.md", format!("{}\n![](../../wordcloud.jpg)\n", post(5)));
    desk.put("posts/double.md", format!("{}\n![](wordcloud_1.jpg)\n", post(6)));
    let output = desk.run(&arguments(&["--json-summary"]));
    assert_eq!(output.status.code(), Some(1));
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let reason = |name: &str| {
        let posts = summary["posts"].as_array().unwrap();
        let post = posts.iter().find(|post| post["post"] == name).unwrap();
        post["reason"].as_str().unwrap_or(post["outcome"].as_str().unwrap()).to_owned()
    };
    assert!(reason("binary.md").contains("binary"));
    assert_eq!(reason("empty.md"), "without words");
    assert!(
        reason("setting.md").starts_with("line 3: unknown setting"),
        "{}",
        reason("setting.md")
    );
    assert!(reason("outside.md").contains("outside"), "{}", reason("outside.md"));
    let twice = [reason("double.md"), reason("1.md")];
    assert!(twice.iter().any(|reason| reason.contains("is also that of")), "{twice:?}");
    assert_eq!((&summary["written"], &summary["failed"]), (&3.into(), &4.into()));
    assert!(!desk.names().contains(&"wordcloud.jpg".to_owned()));
}

#[test]
#[cfg(unix)]
fn links_lead_nowhere() {
    let desk = archive(1);
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, desk.0.path().join(name)).unwrap();
    };
    fs::create_dir(desk.0.path().join("elsewhere")).unwrap();
    link("..", "posts/loop");
    link("../report.md", "posts/link.md");
    link("../elsewhere", "posts/images");
    link("../elsewhere/wordcloud_b.jpg", "posts/wordcloud_b.jpg");
    desk.put("posts/a.md", format!("{}\n![](images/wordcloud.jpg)\n", post(2)));
    desk.put("posts/b.md", post(3));
    let summary = summary(&desk, &[]);
    assert_eq!((&summary["written"], &summary["failed"]), (&1.into(), &2.into()), "{summary}");
    assert_eq!(summary["links"], serde_json::json!(["images", "link.md", "loop"]));
    assert_eq!(fs::read_dir(desk.0.path().join("elsewhere")).unwrap().count(), 0);
}

#[test]
fn a_section_is_added_and_not_another_byte() {
    let posts = [
        ("plain", post(1)),
        ("dos", post(2).replace('\n', "\r\n")),
        ("mark", format!("\u{feff}{}", post(3))),
        ("open", post(4).trim_end().to_owned()),
        ("english", "The harbor bridge opens again. The ferry stops at the bridge.\n".to_owned()),
    ];
    let desk = Desk::new();
    for (name, text) in &posts {
        desk.put(&format!("posts/{name}.md"), text);
    }
    let marked =
        "# 周报\n\n灯塔开放，灯塔很高。\n\n<!-- wordcloud -->\n<!-- /wordcloud -->\n\n结尾\n";
    desk.put("posts/marked.md", marked);
    assert_eq!(summary(&desk, &["--write-back"])["written"], 6);
    for (name, text) in &posts {
        let written = String::from_utf8(desk.read(&format!("posts/{name}.md"))).unwrap();
        let section = written.strip_prefix(&**text).unwrap().to_owned();
        assert_eq!(section.contains('\r'), *name == "dos", "{section:?}");
        let heading = if *name == "english" { "## Word cloud" } else { "## 词云" };
        assert!(section.trim_start().starts_with(heading), "{section:?}");
        assert!(section.trim_end().ends_with(&format!("](wordcloud_{name}.jpg)")), "{section:?}");
    }
    let written = String::from_utf8(desk.read("posts/marked.md")).unwrap();
    let (before, after) = marked.split_at(marked.find("<!-- /").unwrap());
    assert!(written.starts_with(before) && written.ends_with(after), "{written}");
    assert!(written.contains("](wordcloud_marked.jpg)"));
    // Once is enough: the posts name their pictures now.
    let all = files(&desk);
    let again = summary(&desk, &["--write-back"]);
    assert_eq!((&again["written"], &again["unchanged"]), (&0.into(), &6.into()));
    assert_eq!(summary(&desk, &["--write-back", "--force"])["written"], 6);
    let changed: Vec<String> =
        files(&desk).into_iter().filter(|(name, bytes)| all[name] != *bytes).map(|f| f.0).collect();
    assert!(changed.is_empty(), "{changed:?}");
}

#[test]
fn sites_keep_pictures_in_their_own_places() {
    let desk = Desk::new();
    desk.put("_config.yml", "baseurl: /blog\n");
    desk.put("_posts/2025-01-02-a.md", post(1));
    desk.put("_posts/2025-01-03-b.md", format!("{}\n![](/blog/img/wordcloud_b.png)\n", post(2)));
    desk.put("about.md", post(3));
    desk.done(&[&["batch", ".", "--write-back"][..], &SMALL].concat());
    desk.read("assets/wordclouds/wordcloud_2025-01-02-a.jpg");
    assert!(image::load_from_memory(&desk.read("img/wordcloud_b.png")).is_ok());
    let text = String::from_utf8(desk.read("_posts/2025-01-02-a.md")).unwrap();
    assert!(text.contains("](/blog/assets/wordclouds/wordcloud_2025-01-02-a.jpg)"), "{text}");
    // One report by itself finds the same place.
    desk.done(&[&["_posts/2025-01-02-a.md"][..], &SMALL].concat());
    assert!(!desk.names().iter().any(|name| name.starts_with("_posts/wordcloud")));
}

#[test]
fn pictures_can_go_to_another_folder() {
    let desk = archive(2);
    desk.put("posts/sub/3.md", format!("{}\n![](/etc/wordcloud.jpg)\n", post(3)));
    let output = ["--out", "clouds", "--name", "{folder}/{date}-{stem}.png"];
    assert_eq!(summary(&desk, &output)["written"], 3);
    for name in ["2025-01-02-1.png", "2025-01-03-2.png", "sub/2025-01-04-3.png"] {
        desk.read(&format!("clouds/{name}"));
    }
    assert!(!desk.names().iter().any(|name| name.starts_with("posts/.wordcloud")));
}

#[test]
fn filters_choose_posts_by_their_front_matter() {
    let desk = archive(0);
    for (name, tags, category, day) in [
        ("a", "[AI, 港口]", "weekly", "05"),
        ("b", "[港口]", "daily", "15"),
        ("c", "[]", "Weekly", "25"),
    ] {
        let front = format!(
            "---\ntags: {tags}\ncategories: {category}\ndate: 2025-03-{day}\n---\n灯塔与渡轮。\n"
        );
        desk.put(&format!("posts/{name}.md"), front);
    }
    let chosen = |more: &[&str]| -> Vec<String> {
        let summary = summary(&desk, &[&["--dry-run"][..], more].concat());
        let posts = summary["posts"].as_array().unwrap();
        posts.iter().map(|post| post["post"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(chosen(&["--tag", "港口"]), ["a.md", "b.md"]);
    assert_eq!(chosen(&["--tag", "ai", "--tag", "daily"]), ["a.md", "b.md"]);
    assert_eq!(chosen(&["--category", "weekly"]), ["a.md", "c.md"]);
    assert_eq!(chosen(&["--since", "2025-03-15"]), ["b.md", "c.md"]);
    assert_eq!(chosen(&["--since", "2025-03-06", "--until", "2025-03-15"]), ["b.md"]);
    assert_eq!(chosen(&["--exclude", "b.md"]), ["a.md", "c.md"]);
    desk.fails(&arguments(&["--since", "spring"]), 1, &["\"spring\" is no date"]);
}

#[test]
fn settings_come_from_files_and_the_nearest_wins() {
    let desk = archive(1);
    desk.put("posts/deep/2.md", post(2));
    desk.put("posts/deep/3.md", format!("---\nwordcloud:\n  size: 90x60\n---\n{}", post(3)));
    desk.put(
        "posts/wordcloud.toml",
        "size = \"120x80\"\n[batch]\nname = \"wordcloud-{stem}.png\"\n",
    );
    desk.put("posts/deep/wordcloud.toml", "size = \"100x50\"\n");
    desk.done(&["batch", "posts"]);
    let size = |name: &str| {
        let picture = image::load_from_memory(&desk.read(name)).unwrap();
        (picture.width(), picture.height())
    };
    assert_eq!(size("posts/wordcloud-1.png"), (120, 80));
    assert_eq!(size("posts/deep/wordcloud-2.png"), (100, 50));
    assert_eq!(size("posts/deep/wordcloud-3.png"), (90, 60));
    desk.done(&["posts/deep/2.md", "-o", "one.png"]);
    assert_eq!(size("one.png"), (100, 50));
    desk.done(&["posts/deep/2.md", "-o", "one.png", "--size", "60x60"]);
    assert_eq!(size("one.png"), (60, 60));
    desk.done(&["posts/1.md", "-o", "one.png", "--no-config"]);
    assert_eq!(size("one.png"), (1200, 800));
    for (text, part) in [
        (
            "sise = \"120x80\"",
            "line 1: unknown setting of wordcloud \"sise\", did you mean \"size\"?",
        ),
        ("size = 120", "size is 120"),
        ("[batch]\nexlude = \"x\"", "did you mean \"exclude\"?"),
        ("size =", "TOML"),
    ] {
        desk.put("posts/wordcloud.toml", text);
        desk.fails(&["batch", "posts"], 1, &["wordcloud.toml", part]);
    }
}

#[test]
fn a_clone_in_another_place_is_up_to_date_too() {
    let desk = archive(2);
    desk.put("posts/wordcloud.toml", "stopwords = \"list.txt\"\nsize = \"320x200\"\n");
    desk.put("posts/list.txt", "灯塔\n");
    desk.done(&["batch", "posts"]);
    fs::rename(desk.0.path().join("posts"), desk.0.path().join("moved")).unwrap();
    assert!(desk.done(&["batch", "moved", "--check"]).is_empty());
    desk.put("moved/list.txt", "灯塔\n渡轮\n");
    assert_eq!(desk.run(&["batch", "moved", "--check"]).status.code(), Some(1));
}

#[test]
fn init_writes_settings_that_can_be_used() {
    let desk = archive(1);
    desk.done(&["init", "posts"]);
    desk.done(&arguments(&[]));
    desk.fails(&["init", "posts"], 1, &["wordcloud.toml exists already"]);
}

#[test]
fn a_killed_run_is_completed_by_the_next() {
    let desk = archive(30);
    desk.done(&arguments(&["--write-back"]));
    let expected = files(&desk);
    let broken = archive(30);
    let start = std::time::Instant::now();
    for turn in 0..12 {
        let mut command = broken.command(&arguments(&["--write-back", "--force"]));
        let mut child = command.stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(7 * turn));
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, bytes) in files(&broken) {
            if name.ends_with(".jpg") {
                assert!(image::load_from_memory(&bytes).is_ok(), "{name} is broken");
            }
        }
    }
    broken.done(&arguments(&["--write-back"]));
    assert!(start.elapsed() > Duration::from_millis(7 * 11));
    let completed = files(&broken);
    assert_eq!(completed.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    assert!(completed == expected);
    assert!(!broken.names().iter().any(|name| name.ends_with(".tmp")));
}

#[test]
fn shared_words_stay_where_they_were() {
    let moved = |more: &[&str]| {
        let desk = archive(6);
        desk.done(&arguments(&[&["--format", "json", "--weight", "count"][..], more].concat()));
        let places = |number: usize| -> BTreeMap<String, (f64, f64)> {
            let name = format!("posts/wordcloud_{number}.json");
            let cloud: serde_json::Value = serde_json::from_slice(&desk.read(&name)).unwrap();
            let words = cloud["words"].as_array().unwrap().iter();
            let number = |word: &serde_json::Value, name: &str| word[name].as_f64().unwrap();
            words
                .map(|word| {
                    let x = number(word, "x") + number(word, "width") / 2.0;
                    let y = number(word, "y") + number(word, "height") / 2.0;
                    (word["text"].as_str().unwrap().to_owned(), (x, y))
                })
                .collect()
        };
        let (mut sum, mut shared) = (0.0, 0);
        for number in 2..=6 {
            let (before, now) = (places(number - 1), places(number));
            for (text, (x, y)) in now {
                if let Some((old_x, old_y)) = before.get(&text) {
                    sum += (x - old_x).hypot(y - old_y);
                    shared += 1;
                }
            }
        }
        assert!(shared > 20);
        sum / f64::from(shared)
    };
    let (anew, kept) = (moved(&[]), moved(&["--continuity"]));
    assert!(kept < 0.7 * anew, "{kept} pixels against {anew}");
}

#[test]
fn folders_that_cannot_be_used_are_named() {
    let desk = archive(1);
    desk.fails(&["batch", "no-such-folder"], 1, &["no-such-folder does not exist"]);
    desk.fails(&["batch", "report.md"], 1, &["report.md is no folder"]);
    desk.fails(&["batch", "posts", "--include", "["], 1, &["glob"]);
    desk.fails(&["batch", "posts", "--name", "{slug}.jpg", "--check"], 1, &["{stem}"]);
    desk.fails(&["batch", "posts", "--write-back", "--name", "a.jpg"], 1, &["wordcloud"]);
    desk.fails(&["batch", "posts", "--write-back", "--out", "x"], 1, &["--name"]);
    let empty = Desk::new();
    fs::create_dir(empty.0.path().join("posts")).unwrap();
    assert_eq!(summary(&empty, &[])["posts"], serde_json::json!([]));
}

#[test]
fn groups_are_those_since_the_post_before() {
    let desk = archive(3);
    let more = ["--color-by", "group", "--format", "json"];
    assert_eq!(summary(&desk, &more)["written"], 3);
    let groups = |desk: &Desk, number: usize| {
        let name = desk.names().into_iter().find(|name| name.ends_with(&format!("{number}.json")));
        let cloud: serde_json::Value = serde_json::from_slice(&desk.read(&name.unwrap())).unwrap();
        let words = cloud["words"].as_array().unwrap().clone();
        let group = |word: &serde_json::Value| word.get("group").map(ToString::to_string);
        words.iter().map(|word| (word["text"].to_string(), group(word))).collect::<BTreeMap<_, _>>()
    };
    assert!(groups(&desk, 1).values().all(Option::is_none));
    let third = groups(&desk, 3);
    // Twice in the second post and four times in the third; only in the third.
    assert_eq!(third["\"水库\""].as_deref(), Some("\"rising\""), "{third:?}");
    assert_eq!(third["\"隧道\""].as_deref(), Some("\"new\""), "{third:?}");
    assert!(third.values().any(Option::is_none), "{third:?}");
    // A run that draws the last post alone finds the same.
    let name = desk.names().into_iter().find(|name| name.ends_with("3.json")).unwrap();
    fs::remove_file(desk.0.path().join(name)).unwrap();
    assert_eq!(summary(&desk, &more)["written"], 1);
    assert_eq!(groups(&desk, 3), third);
}
