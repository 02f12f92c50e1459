//! Notebooks, feeds, chats in JSON, each as a few lines of it.

use super::super::{ReadOptions, read};

fn shown(text: &str) -> String {
    let document = read(text.as_bytes(), &ReadOptions::default());
    document.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>().join("|")
}

#[test]
fn notebooks_are_their_markdown() {
    let notebook = r##"{"cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Tides\n", "\n", "The *ferry* waits."]},
        {"cell_type": "code", "execution_count": 1, "source": "print('ferry')", "outputs": [{"text": ["ferry"]}]},
        {"cell_type": "markdown", "source": "潮汐表\\n"}
    ], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}"##;
    assert_eq!(shown(notebook), "Tides|The ferry waits.|潮汐表\\n");
    let code = read(notebook.as_bytes(), &ReadOptions::default().include_code(true));
    assert!(code.blocks.iter().any(|block| block.text.contains("print")));
    let old = r#"{"worksheets": [{"cells": [{"cell_type": "heading", "level": 2, "source": ["Bridge"]}]}], "nbformat": 3}"#;
    assert_eq!(shown(old), "Bridge");
}

#[test]
fn feeds_are_the_titles_and_texts_of_their_items() {
    let rss = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
        <title>港口</title><link>https://a.example/</link><language>zh-CN</language><generator>Hugo</generator>\
        <item><title>渡船停航</title><pubDate>Mon, 18 Mar 2024 08:00:00 GMT</pubDate><category>交通</category>\
        <description><![CDATA[<p>渡船因<strong>潮汐</strong>停航。</p>]]></description></item>\
        <item><title>桥</title><description>桥打开了</description><content:encoded>&lt;p&gt;桥打开了。&lt;/p&gt;</content:encoded></item>\
        </channel></rss>";
    assert_eq!(shown(rss), "渡船停航|渡船因潮汐停航。|桥|桥打开了。");
    let document = read(rss.as_bytes(), &ReadOptions::default());
    assert_eq!(document.title.as_deref(), Some("港口"));
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title><updated>2024-03-18</updated>\
        <entry><title>Ferry</title><author><name>Ann</name></author><id>urn:1</id>\
        <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The ferry waits.</p></div></content></entry></feed>";
    assert_eq!(shown(atom), "Ferry|The ferry waits.");
}

#[test]
fn comments_over_a_video() {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><i><chatserver>chat.example</chatserver><chatid>1</chatid>\
        <d p=\"23.8,1,25,16777215,1422201084,0,057075e9,757076900\">渡船来了</d>\
        <d p=\"24.8,1,25,16777215,1422201084,0,057075e9,757076901\">哈哈哈[doge]</d></i>";
    assert_eq!(shown(xml), "渡船来了|哈哈哈");
}

#[test]
fn chats_in_json() {
    let telegram = r#"{"name": "Harbour", "type": "private_group", "messages": [
        {"id": 1, "type": "service", "actor": "Ann", "action": "create_group", "text": ""},
        {"id": 2, "type": "message", "date": "2024-03-12T09:16:00", "from": "Ann", "text": ["The ferry ", {"type": "mention", "text": "@ben"}, " waits"]},
        {"id": 3, "type": "message", "from": "Ben", "text": "/start"}]}"#;
    assert_eq!(shown(telegram), "The ferry waits");
    let slack = r#"[{"type": "message", "user": "U1", "text": "<@U2> the ferry is <https://a.example|here> :smile:", "ts": "1.2"},
        {"type": "message", "subtype": "channel_join", "user": "U1", "text": "<@U1> has joined the channel"}]"#;
    assert_eq!(shown(slack), "the ferry is here");
    let discord = r#"{"guild": {"name": "g"}, "messages": [{"id": "1", "type": "Default", "content": "the bridge", "author": {"id": "1", "name": "ann"}}]}"#;
    assert_eq!(shown(discord), "the bridge");
    let posts = "{\"full_text\": \"The ferry waits #harbour https://t.example/1\", \"user\": {\"screen_name\": \"ann\"}, \"entities\": {\"hashtags\": [{\"text\": \"harbour\"}]}}\n\
        {\"full_text\": \"RT @ann: The bridge opens\", \"user\": {\"screen_name\": \"ben\"}}\n";
    assert_eq!(shown(posts), "The ferry waits #harbour|The bridge opens");
}

#[test]
fn other_texts_are_not_unwrapped() {
    for text in
        ["[link](a) and {braces}", "{\n  \"a\": 1\n}\n", "[1, 2]", "<p>甲</p>", "<i>甲</i> 乙"]
    {
        assert!(super::unwrap(text, None, false).is_none(), "{text}");
    }
}
