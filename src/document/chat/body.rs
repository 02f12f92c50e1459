//! What of a message is no text: what the program says in its place, commands, mentions, quotations of
//! other messages.

use std::ops::Range;

use super::super::OmissionReason;
use super::super::sheet::{self, Sheet};

/// What programs write in place of a picture, a deleted message or a call, and what they say of the
/// members, in lower case; a short line with one of them has no text.
const NOTICES: [&str; 74] = [
    "media omitted",
    "image omitted",
    "video omitted",
    "audio omitted",
    "sticker omitted",
    "gif omitted",
    "document omitted",
    "contact card omitted",
    "message was deleted",
    "deleted this message",
    "message was edited",
    "missed voice call",
    "missed video call",
    "joined the group",
    "left the group",
    "joined the channel",
    "left the channel",
    "was added",
    "created group",
    "joined using this",
    "pinned a message",
    "changed the subject",
    "changed the group",
    "changed their phone",
    "security code",
    "end-to-end encrypted",
    "started a call",
    "sent a photo",
    "sent an attachment",
    "sent a video",
    "sent a sticker",
    "sent a voice message",
    "reacted to your",
    "liked a message",
    "missed your call",
    "joined the server",
    "boosted the server",
    "is now known as",
    "medien ausgeschlossen",
    "nachricht wurde gelöscht",
    "nachricht gelöscht",
    "hat die gruppe verlassen",
    "multimedia omitido",
    "archivo omitido",
    "eliminó este mensaje",
    "mensaje fue eliminado",
    "médias omis",
    "message a été supprimé",
    "mídia oculta",
    "mensagem foi apagada",
    "mensagem apagada",
    "media omessi",
    "messaggio eliminato",
    "media weggelaten",
    "без медиафайлов",
    "сообщение удалено",
    "撤回了一条消息",
    "撤回了一則訊息",
    "已收回訊息",
    "加入了群聊",
    "加入本群",
    "加入群聊",
    "退出了群聊",
    "移出了群聊",
    "修改群名",
    "拍了拍",
    "已忽略多媒体",
    "多媒体文件",
    "略去多媒體",
    "メディアは含まれて",
    "メッセージの送信を取り消し",
    "が参加しました",
    "님이 들어왔습니다",
    "님이 나갔습니다",
];
/// Lines that are one of these, in lower case.
const WHOLE: [&str; 16] = [
    "null",
    "photo",
    "video",
    "sticker",
    "gif",
    "file",
    "voice message",
    "사진",
    "동영상",
    "이모티콘",
    "삭제된 메시지입니다.",
    "写真",
    "スタンプ",
    "動画",
    "此消息已删除",
    "此訊息已刪除",
];
/// What says that a file hangs on a message.
const ATTACHED: [&str; 7] = [
    "(file attached)",
    "(Datei angehängt)",
    "(archivo adjunto)",
    "(fichier joint)",
    "(arquivo anexado)",
    "(文件附件)",
    "（文件附件）",
];
/// The longest line that may be a notice, in characters.
const LONGEST_NOTICE: usize = 80;

/// Overwrites what is no text in `range`, a line of a message; `names` are those who take part. Returns
/// whether any may be left.
pub(super) fn clean(sheet: &mut Sheet<'_>, range: Range<usize>, names: &[&str]) -> bool {
    let line = &sheet.source[range.clone()];
    if is_notice(line) {
        sheet.vanish(range.clone());
        sheet.omit(OmissionReason::Markup, range);
        return false;
    }
    let mut out = |part: Range<usize>| {
        let part = range.start + part.start..range.start + part.end;
        sheet.tag(part.clone(), sheet::SPACE, false);
        sheet.omit(OmissionReason::Markup, part);
    };
    let mut at = start(line);
    if at > 0 {
        out(0..at);
    }
    for attached in ATTACHED {
        if let Some(found) = line.find(attached).filter(|found| *found >= at) {
            out(at..found + attached.len());
            at = found + attached.len();
        }
    }
    while let Some(found) = line[at..].find(['@', '[', '＠', '<', '\u{200e}']) {
        at += found;
        let length = match line.as_bytes()[at] {
            b'[' => bracket(&line[at..], '[', ']'),
            b'<' => bracket(&line[at..], '<', '>'),
            _ if line[at..].starts_with('\u{200e}') => Some('\u{200e}'.len_utf8()),
            _ if line[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) => None,
            _ => Some(mention(&line[at..], names)),
        };
        match length {
            Some(length) => {
                out(at..at + length);
                at += length;
            }
            None => at += line[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    true
}

/// Whether the whole line is what the program says, or a quotation.
fn is_notice(line: &str) -> bool {
    let text = line.trim();
    if line.chars().nth(4 * LONGEST_NOTICE).is_some() {
        return false;
    }
    let short = text.chars().nth(LONGEST_NOTICE).is_none();
    let lower = text.to_lowercase();
    let own = text.starts_with('\u{200e}') && text.split_whitespace().count() <= 6;
    let inside = text.len() > 2 && text.starts_with('<') && text.ends_with('>');
    let quoted = text.starts_with("> ")
        || text.starts_with('「') && text.ends_with('」') && text.contains(['：', ':']);
    let rule =
        !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '=' | ' ' | '—' | '_' | '*'));
    short && (own || inside || rule || NOTICES.iter().any(|notice| lower.contains(notice)))
        || quoted
        || WHOLE.contains(&&*lower)
}

/// The length of a command, or of the mark of what is passed on, at the start.
fn start(line: &str) -> usize {
    let text = line.trim_start();
    let before = line.len() - text.len();
    for mark in ["RT @", "回复 @", "回复@", "回覆 @", "Reply to @"] {
        if let Some(rest) = text.strip_prefix(mark)
            && let Some(end) = rest.find([':', '：']).filter(|end| *end < 60)
        {
            return before
                + mark.len()
                + end
                + rest[end..].chars().next().map_or(0, char::len_utf8);
        }
    }
    let command = text.strip_prefix(['/', '／', '!', '！', '.']);
    let is_command = command.is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let word = text.find(char::is_whitespace).unwrap_or(text.len());
    let only = text.starts_with(['/', '／']) || text[..word].len() > 2 && text.is_ascii();
    if is_command && only && !text[1..word].contains(['/', '.']) { before + word } else { 0 }
}

/// The length of `[smile]`, `<attached: x.jpg>` and the like at the start.
fn bracket(text: &str, open: char, close: char) -> Option<usize> {
    const LONGEST_PICTURE: usize = 12;
    const LONGEST_TAG: usize = 60;
    let inside = text.strip_prefix(open)?;
    let most = if open == '[' { LONGEST_PICTURE } else { LONGEST_TAG };
    let (end, _) = inside.char_indices().take(most + 1).find(|(_, c)| *c == close)?;
    let inside = &inside[..end];
    let number = inside.bytes().all(|b| b.is_ascii_digit());
    let wordy = open == '<' && !inside.contains([' ', ':']);
    (!number && !wordy).then_some(end + 2)
}

/// The length of the mention at the start: a known name, or one word.
fn mention(text: &str, names: &[&str]) -> usize {
    let sign = text.chars().next().map_or(0, char::len_utf8);
    let rest = &text[sign..];
    let known = names.iter().filter(|name| rest.starts_with(**name)).map(|name| name.len()).max();
    let ends = |c: char| c.is_whitespace() || "，。！？、：；,:!?()（）".contains(c);
    sign + known.unwrap_or_else(|| rest.find(ends).unwrap_or(rest.len()))
}
