//! Saved counts: `wordcloud count`, and what reads its files.

use crate::desk::Desk;
use std::fs;
use wordcloud::term::TermCounts;

/// A folder with nine posts that share some terms.
fn desk() -> Desk {
    let desk = Desk::new();
    let names = ["DeepSeek-V3.2", "OpenAI", "NVIDIA", "浮冰雷达", "harbor ferry"];
    for number in 0..9 {
        let lines = (0..=number).map(|line| {
            let (name, other) = (names[line % 5], names[(line * 3 + number) % 5]);
            format!("{name} 第 {line} 次出海，带着 {other}。The **Harbor ferry** runs.\n\n")
        });
        desk.put(&format!("posts/2025-01-0{number}.md"), lines.collect::<String>());
    }
    desk
}

fn post(number: usize) -> String {
    format!("posts/2025-01-0{number}.md")
}

#[test]
fn any_split_in_any_order_gives_the_bytes_of_one_pass() {
    let desk = desk();
    desk.done(&["count", "posts", "-o", "whole.counts"]);
    let whole = desk.read("whole.counts");
    let counts = TermCounts::from_bytes(&whole).unwrap();
    assert_eq!((counts.documents, counts.totals().dropped), (9, 0));
    assert_eq!(counts.entries["浮冰雷达"].documents, 7);
    let parts: [&[usize]; 4] = [&[7, 2], &[], &[8, 0, 1, 3], &[6, 5, 4]];
    let mut saved = Vec::new();
    for (number, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_empty()) {
        let file = format!("{number}.counts");
        let posts: Vec<String> = part.iter().map(|&number| post(number)).collect();
        let mut arguments: Vec<&str> = vec!["count", "-o", &file];
        arguments.extend(posts.iter().map(String::as_str));
        desk.done(&arguments);
        saved.push(file);
    }
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let [a, b, c] = order.map(|at: usize| &*saved[at]);
        desk.done(&["count", "--merge", a, b, "-o", "some.counts"]);
        desk.done(&["count", "--merge", "some.counts", c, "-o", "some.counts"]);
        assert!(desk.read("some.counts") == whole, "{order:?}");
    }
    let piped = desk.done(&["count", "posts", "--threads", "1", "-o", "-"]);
    assert!(piped == whole);
}

#[test]
fn counts_are_listed_and_drawn() {
    let desk = desk();
    desk.done(&["count", "report.md", "-o", "report.counts"]);
    assert_eq!(desk.done(&["terms", "report.counts"]), desk.done(&["terms", "report.md"]));
    desk.done(&["count", "posts", "report.md", "-o", "all.counts"]);
    let list = desk.done(&["terms", "all.counts", "--format", "json", "--top", "3"]);
    let list: serde_json::Value = serde_json::from_slice(&list).unwrap();
    assert_eq!((&list["documents"], list["terms"].as_array().unwrap().len()), (&10.into(), 3));
    desk.done(&["all.counts", "-o", "all.png", "--size", "300x200"]);
    assert!(desk.read("all.png").starts_with(b"\x89PNG"));
    let open = desk.read("all.counts");
    desk.put("piped.bin", open);
    assert_eq!(desk.done(&["terms", "piped.bin"]), desk.done(&["terms", "all.counts"]));
}

#[test]
fn what_is_not_kept_is_told() {
    let desk = desk();
    desk.done(&["count", "posts", "-o", "all.counts"]);
    let output = desk.run(&["count", "--merge", "all.counts", "--keep", "2", "-o", "few.counts"]);
    let message = String::from_utf8(output.stderr).unwrap();
    let whole = TermCounts::from_bytes(&desk.read("all.counts")).unwrap();
    let kept = TermCounts::from_bytes(&desk.read("few.counts")).unwrap();
    let dropped = whole.entries.len() - 2;
    assert_eq!((kept.entries.len(), kept.occurrences), (2, whole.occurrences));
    assert!(message.contains(&format!("dropped: {dropped} terms")), "{message}");
    let again = desk.run(&["count", "--merge", "few.counts", "few.counts", "-o", "two.counts"]);
    let message = String::from_utf8(again.stderr).unwrap();
    assert!(message.contains("dropped before"), "{message}");
}

#[test]
fn bad_counts_are_told_and_nothing_is_written() {
    let desk = desk();
    desk.done(&["count", "report.md", "-o", "a.counts"]);
    let whole = desk.read("a.counts");
    desk.put("cut.counts", &whole[..whole.len() / 2]);
    let mut later = whole.clone();
    later[8] = 9;
    desk.put("later.counts", later);
    let mut damaged = whole.clone();
    damaged[40] ^= 1;
    desk.put("damaged.counts", damaged);
    for (name, part) in [
        ("cut.counts", "damaged"),
        ("damaged.counts", "damaged"),
        ("later.counts", "form 9"),
        ("report.md", "no counts"),
        ("none.counts", "none.counts"),
    ] {
        desk.fails(&["count", "--merge", "a.counts", name, "-o", "b.counts"], 1, &[name, part]);
        if name.ends_with("d.counts") {
            desk.fails(&["terms", name], 1, &[name, part]);
        }
    }
    desk.put("text.counts", "a report");
    desk.fails(&["terms", "text.counts"], 1, &["text.counts", "no counts"]);
    desk.fails(&["terms", "a.counts", "report.md"], 1, &["a.counts", "count --merge"]);
    desk.fails(&["terms", "a.counts", "--explain", "x"], 1, &["a.counts"]);
    desk.put("list.csv", "a,1\n");
    desk.fails(&["count", "list.csv", "-o", "b.counts"], 1, &["list.csv"]);
    desk.fails(&["count", "report.md", "-o", "no/b.counts"], 1, &["no/b.counts", "-o"]);
    desk.fails(&["count", "report.md", "-o", "posts"], 1, &["posts", "folder"]);
    desk.fails(&["count", "report.md"], 2, &["--output"]);
    desk.fails(&["count", "--merge", "--numbers", "a.counts", "-o", "b"], 2, &["--numbers"]);
    fs::create_dir(desk.0.path().join("empty")).unwrap();
    desk.fails(&["count", "empty", "-o", "b.counts"], 1, &["empty", "no post"]);
}
