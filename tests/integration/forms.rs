//! Forms of input other than reports, by the command.

use super::desk::Desk;

const CHAT: &str = "12/03/2024, 09:16 - Anna: The campsite near the lake has kayaks\n\
    12/03/2024, 09:17 - Ben: The campsite has no showers\n\
    12/03/2024, 09:18 - Anna: <Media omitted>\n";

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_picture_and_a_list_for_each_sender() {
    let desk = Desk::new();
    desk.put("chat.txt", CHAT);
    desk.done(&["chat.txt", "--by", "sender", "-o", "talk.json"]);
    assert!(text(desk.read("talk_Anna.json")).contains("campsite"));
    assert!(!text(desk.read("talk_Ben.json")).contains("kayaks"));
    let list = text(desk.done(&["terms", "chat.txt", "--by", "sender", "--format", "csv"]));
    assert!(list.starts_with("sender,text,count"), "{list}");
    assert!(list.contains("\nAnna,kayaks,1,") && list.contains("\nBen,showers,1,"), "{list}");
}

#[test]
fn a_text_without_senders_is_not_parted_by_them() {
    let desk = Desk::new();
    desk.put("report.md", "# Tides\n\nThe ferry waits.\n");
    desk.fails(&["report.md", "--by", "sender"], 1, &["it is no chat"]);
}

#[test]
fn json_is_a_list_or_texts() {
    let desk = Desk::new();
    desk.put("list.json", r#"[{"text": "ferry", "count": 3}, {"text": "bridge", "count": 1}]"#);
    desk.put(
        "chat.json",
        r#"{"messages": [{"id": 3, "from": "Ann", "text": "the harbour ferry"}]}"#,
    );
    desk.put("other.json", r#"{"a": [{"id": 3}, {"id": 4}]}"#);
    let list = text(desk.done(&["terms", "list.json", "--format", "csv"]));
    assert!(list.contains("ferry,3,"), "{list}");
    let list = text(desk.done(&["terms", "chat.json", "--format", "csv"]));
    assert!(list.contains("ferry,1,") && !list.contains("Ann"), "{list}");
    desk.fails(&["terms", "other.json"], 1, &["no list of words"]);
}

#[test]
fn columns_are_said() {
    let desk = Desk::new();
    desk.put("table.csv", "user,comment,likes\nAnn,the harbour ferry,3\nBen,哈哈哈[捂脸],9\n");
    let list =
        text(desk.done(&["terms", "table.csv", "--text-column", "comment", "--format", "csv"]));
    assert!(list.contains("ferry,1,") && !list.contains("Ann") && !list.contains("捂脸"), "{list}");
    let words = ["terms", "table.csv", "--word-column", "user", "--count-column", "likes"];
    let list = text(desk.done(&[&words[..], &["--format", "csv"]].concat()));
    assert!(list.contains("Ben,9,"), "{list}");
    desk.fails(&["terms", "table.csv", "--text-column", "x"], 1, &["table.csv", "user, comment"]);
}
