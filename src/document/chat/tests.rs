//! Chats of many programs, each as a few lines of it.

use super::super::{Markup, ReadOptions, read};

/// The messages of a chat that is recognised as one, with a stroke between them.
fn said(text: &str) -> String {
    assert_eq!(Markup::guess(text), Markup::Chat, "{text}");
    shown(text, None)
}

fn shown(text: &str, markup: Option<Markup>) -> String {
    let document = read(text.as_bytes(), &ReadOptions::default().markup(markup));
    document.blocks.iter().map(|block| block.text.replace('\n', " ")).collect::<Vec<_>>().join("|")
}

#[test]
fn whatsapp_on_android() {
    let chat = "12/03/2024, 09:15 - Messages and calls are end-to-end encrypted.\n\
        12/03/2024, 09:16 - Anna: <Media omitted>\n\
        12/03/2024, 09:17 - Ben: The campsite has no showers\nbut a lake\n\
        12/03/2024, 09:18 - Anna added Carl\n\
        12/03/2024, 09:18 - Anna: @Ben take the kayaks\n\
        12/03/2024, 09:20 - Ben: This message was deleted\n";
    assert_eq!(said(chat), "The campsite has no showers|but a lake|take the kayaks");
}

#[test]
fn whatsapp_on_ios() {
    let chat = "[12.03.24, 09:16:32] Anna: \u{200e}image omitted\n\
        \u{200e}[12.03.24, 09:16:40] Ben: \u{200e}<attached: 01-PHOTO.jpg>\n\
        [12.03.24, 09:17:01] ~ Ben: Der Hafen ist zu\n\
        [12.03.24, 09:18:01] Anna: Dann eben die Fähre \u{200e}<Diese Nachricht wurde bearbeitet.>\n";
    assert_eq!(said(chat), "Der Hafen ist zu|Dann eben die Fähre");
}

#[test]
fn qq() {
    let chat = "消息记录（此消息记录为文本格式，不支持重新导入）\n\n\
        ================\n消息对象:港口交流群\n================\n\n\
        2023-05-06 20:11:05 【管理员】小明(10001)\n渡船今晚停航\n\n\
        2023-05-06 20:13:30 小刚<a@qq.com>\n/汪汪 渡船明天开吗[图片]\n\n\
        2023-05-06 20:14:00 小明(10001)\n@小刚 明天开[捂脸]\n「小刚：渡船明天开吗」\n- - - - - -\n";
    assert_eq!(said(chat), "渡船今晚停航|渡船明天开吗|明天开");
}

#[test]
fn windows_from_which_people_copy() {
    let wechat = "小明 2024-03-01 10:12\n今晚开会\n小刚 2024-03-01 10:13\n好的\n小明 2024-03-01 10:14\n小刚撤回了一条消息\n";
    assert_eq!(said(wechat), "今晚开会|好的");
    let bare = "小明:\n今晚开会\n\n小刚:\n好的\n\n小明:\n带投影\n";
    assert_eq!(said(bare), "今晚开会|好的|带投影");
    let undated = "小明(12345) 10:12:33 AM\n港口开放\n\n小刚(23456) 10:13:33 AM\n好看\n\n小明(12345) 10:14:33 AM\n[图片]\n";
    assert_eq!(said(undated), "港口开放|好看");
    let telegram = "Anna, [12.03.24 09:16]\nthe ferry\n\nBen, [12.03.24 09:17]\n/start\n\nAnna, [12.03.24 09:18]\nthe bridge\n";
    assert_eq!(said(telegram), "the ferry|the bridge");
    let discord = "[12-Mar-24 09:16 AM] anna\nthe ferry\n\n[12-Mar-24 09:17 AM] ben\n!play a song\n\n[12-Mar-24 09:18 AM] anna\nthe bridge\n";
    assert_eq!(said(discord), "the ferry|a song|the bridge");
    let irc = "[09:16] <anna> the ferry\n[09:17] <ben> late again\n[09:17] * carl has joined\n[09:18] <anna> ben: yes\n[09:19] <ben> the bridge\n";
    assert_eq!(said(irc), "the ferry|late again|ben: yes|the bridge");
    let line = "2024/03/12(火)\n09:16\t安娜\t船は来ない\n09:17\t健\t[スタンプ]\n09:18\t安娜\t橋は開いた\n09:19\t健\t写真\n";
    assert_eq!(said(line), "船は来ない|橋は開いた");
}

#[test]
fn other_texts_are_no_chats() {
    for text in [
        "# 日程\n\n09:00 开幕：张三致辞\n10:00 报告：李四\n11:00 讨论：王五\n",
        "2024-03-12 09:16:32 INFO server: started\n2024-03-12 09:16:33 INFO server: ready\n2024-03-12 09:16:34 INFO server: stopped\n",
        "The talk at 09:16 was long.\n\nThe talk at 10:16 was short.\n",
    ] {
        assert_ne!(Markup::guess(text), Markup::Chat, "{text}");
    }
}

#[test]
fn who_says_so_may_give_names_alone() {
    let text = "小明：今晚开会\n小刚：好的，带投影\n";
    assert_eq!(shown(text, Some(Markup::Chat)), "今晚开会|好的，带投影");
}

#[test]
fn senders_are_known() {
    let chat = "12/03/2024, 09:16 - Anna: ferry\n12/03/2024, 09:17 - Ben: bridge\n12/03/2024, 09:18 - Anna: lake\n";
    let document = read(chat.as_bytes(), &ReadOptions::default());
    let of = |name: &str| -> Vec<String> {
        let document = document.of_sender(name);
        document.blocks.into_iter().map(|block| block.text).collect()
    };
    assert_eq!(document.senders.keys().collect::<Vec<_>>(), ["Anna", "Ben"]);
    assert_eq!(of("Anna"), ["ferry", "lake"]);
    assert_eq!(of("Ben"), ["bridge"]);
}
