//! The same bytes at any number of threads, in any locale, time zone and folder; and what checks it.

use crate::desk::Desk;

const REPORT: &str = include_str!("../fixtures/report.md");
const LIST: &str = include_str!("../fixtures/frequencies.csv");
const FORMATS: &str = "jpeg,png,webp,svg,pdf,html,map,json";

/// Draws the fixtures in all formats; the environment is `variables` alone.
fn draw(desk: &Desk, folder: &str, threads: &str, variables: &[(&str, &str)]) {
    for (name, content) in [("report.md", REPORT), ("frequencies.csv", LIST)] {
        desk.put(&format!("{folder}/{name}"), content);
        let picture = format!("{}.jpg", name.split('.').next().unwrap_or_default());
        let arguments =
            [name, "--size", "240x160", "--format", FORMATS, "--threads", threads, "-o", &*picture];
        let mut command = desk.command(&arguments);
        command.current_dir(desk.0.path().join(folder)).env_clear();
        command.envs(variables.iter().copied());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn threads_and_surroundings_change_no_byte() {
    let desk = Desk::new();
    draw(&desk, "one", "1", &[]);
    desk.done(&["verify", "one", "--write"]);
    let manifest = desk.read("one/wordcloud.sha256");
    assert_eq!(String::from_utf8_lossy(&manifest).lines().count(), 16);
    for (folder, threads, variables) in [
        ("two", "2", &[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")]),
        ("a/b ü", "8", &[("LANG", "ja_JP.eucJP"), ("HOME", "/nowhere")]),
    ] {
        draw(&desk, folder, threads, variables);
        desk.put(&format!("{folder}/wordcloud.sha256"), &manifest);
        desk.done(&["verify", folder]);
    }
}

#[test]
fn verify_names_what_differs() {
    let desk = Desk::new();
    desk.done(&["report.md", "--size", "240x160", "-o", "a.png"]);
    desk.put("b.png", desk.read("a.png"));
    desk.put("other.png", "no picture");
    desk.done(&["verify", ".", "--write"]);
    let manifest = String::from_utf8(desk.read("wordcloud.sha256")).unwrap();
    let names: Vec<&str> = manifest.lines().map(|line| &line[66..]).collect();
    assert_eq!(names, ["a.png", "b.png"]);
    // Of the empty text, as FIPS 180 has it.
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    desk.put("empty.sha256", format!("{empty}  empty\n"));
    desk.put("empty", "");
    desk.done(&["verify", "empty.sha256"]);
    desk.done(&["verify", "wordcloud.sha256"]);
    desk.put("b.png", "changed");
    let output = desk.run(&["verify", "."]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("b.png differs") && !message.contains("a.png"), "{message}");
    assert!(message.contains("1 of 2"), "{message}");
    assert_eq!(output.status.code(), Some(1));
    desk.put("out.sha256", format!("{empty}  ../empty\n"));
    desk.fails(&["verify", "out.sha256"], 1, &["line 1 of out.sha256"]);
    desk.fails(&["verify", "missing"], 1, &["missing does not exist"]);
    desk.put("none/a.txt", "");
    desk.fails(&["verify", "none", "--write"], 1, &["holds no picture"]);
}
