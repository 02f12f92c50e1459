//! Comparing texts and showing words in context: `wordcloud compare`, `wordcloud kwic`.

use crate::desk::Desk;
use std::fmt::Write;

fn text(output: Vec<u8>) -> String {
    String::from_utf8(output).unwrap()
}

/// Two folders and a report: harbours, railways, and both.
fn desk() -> Desk {
    let desk = Desk::new();
    for number in 0..6 {
        let mut harbour = String::from("# 港口周报\n\n");
        let mut railway = String::from("# 铁路周报\n\n");
        for line in 0..8 {
            writeln!(harbour, "破冰船驶过{line}号码头，Northwind Labs 的雷达看到破冰船。\n")
                .unwrap();
            writeln!(railway, "机车驶过{line}号桥，Northwind Labs 的雷达看到机车。\n").unwrap();
        }
        desk.put(&format!("harbour/{number}.md"), harbour);
        desk.put(&format!("railway/{number}.md"), railway);
    }
    desk.put(
        "both.md",
        "The radar of **Northwind Labs** sees the 破冰船.\n\nNorthwind\nLabs sleeps.\n",
    );
    desk
}

#[test]
fn sides_are_compared_as_folders_and_as_counts() {
    let desk = desk();
    let table = text(desk.done(&["compare", "harbour", "railway"]));
    let (first, rest) = table.split_once("special to railway").unwrap();
    let (second, shared) = rest.split_once("shared by all").unwrap();
    assert!(first.contains("special to harbour (6 documents"), "{table}");
    assert!(first.contains("破冰船") && !first.contains("机车"), "{table}");
    assert!(second.contains("机车") && !second.contains("破冰船"), "{table}");
    assert!(shared.contains("Northwind Labs"), "{table}");

    for side in ["harbour", "railway"] {
        desk.done(&["count", side, "-o", &format!("{side}.counts")]);
    }
    let json =
        text(desk.done(&["compare", "harbour.counts", "railway.counts", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let special = &json["sides"][0]["special"][0];
    assert_eq!(
        (&special["text"], &special["count"], &special["other_count"]),
        (&"破冰船".into(), &96.into(), &0.into())
    );
    assert!(special["lrc"].as_f64().unwrap() > 1.0, "{special}");

    let csv = text(
        desk.done(&["compare", "harbour", "railway", "both.md", "--format", "csv", "--top", "1"]),
    );
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let kinds: Vec<String> = rows.records().map(|row| row.unwrap()[2].to_owned()).collect();
    assert_eq!(kinds[..3], ["special"; 3]);
}

#[test]
fn sides_without_words_are_told() {
    let desk = desk();
    desk.put("empty.md", "The of and.\n");
    desk.fails(&["compare", "harbour", "empty.md"], 1, &["empty.md", "no word to compare"]);
    desk.fails(&["compare", "harbour"], 2, &["SIDE"]);
    desk.fails(&["compare", "harbour", "nowhere"], 1, &["nowhere"]);
    desk.fails(&["compare", "harbour", "-"], 1, &["standard input"]);
}

#[test]
fn words_are_shown_where_they_stand() {
    let desk = desk();
    let table = text(desk.done(&["kwic", "northwind labs", "both.md"]));
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("The radar of [Northwind Labs] sees the 破冰船."), "{table}");
    assert!(lines[0].ends_with("both.md:1") && lines[1].ends_with("both.md:3"), "{table}");
    // The word begins in the same column.
    let column = |line: &str| line.find('[');
    assert_eq!(column(lines[0]), column(lines[1]));

    let met = text(desk.done(&["kwic", "northwind labs", "破冰船", "both.md", "--format", "csv"]));
    assert_eq!(met.lines().count(), 2, "{met}");
    let json = text(
        desk.done(&["kwic", "雷达", "harbour", "railway", "--sort", "right", "--format", "json"]),
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 96);
    assert!(json[0]["right"].as_str().unwrap().starts_with("看到机车"));
    desk.fails(&["kwic", "albatross", "both.md"], 1, &["albatross", "does not stand"]);
    desk.fails(&["kwic", "albatross", "gannet"], 1, &["albatross", "gannet"]);
}
