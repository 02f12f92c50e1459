//! Addresses in running text: URLs, mail addresses, and the short names of emoji.

use std::ops::Range;

/// Top-level domains that make `name.domain/path` an address.
const DOMAINS: [&str; 66] = [
    "ai", "app", "art", "au", "be", "biz", "blog", "br", "ca", "cc", "ch", "cloud", "cn", "co",
    "com", "cz", "de", "dev", "edu", "es", "eu", "fm", "fr", "gg", "gl", "gle", "gov", "hk", "in",
    "info", "int", "io", "it", "jp", "kr", "link", "ly", "me", "mil", "mp", "net", "news", "nl",
    "one", "online", "org", "page", "pl", "pub", "ru", "se", "sg", "sh", "site", "store", "tech",
    "tk", "to", "top", "tv", "tw", "uk", "us", "vip", "wiki", "xyz",
];

/// Top-level domains of which the bare host, in small letters, is an address and not a name.
const PLAIN_DOMAINS: [&str; 7] = ["cn", "com", "edu", "gov", "hk", "net", "org"];

/// The addresses in `text`, in order.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in runs(text, |b| b.is_ascii_graphic() && !b"<>\"`{}|\\^".contains(&b)) {
        let mut at = run.start;
        // Only where a word begins can an address begin.
        while at < run.end {
            let rest = &text[at..run.end];
            let Some(length) = address_length(rest) else {
                at += rest.bytes().take_while(|b| is_word(*b)).count().max(1);
                continue;
            };
            found.push(at..at + length);
            at += length;
        }
    }
    found
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._%+-@".contains(&byte)
}

/// The length of the address that `text`, free of white space, begins with.
fn address_length(text: &str) -> Option<usize> {
    let word = text.bytes().take_while(|b| is_word(*b)).count();
    let (head, rest) = text.split_at(word);
    let scheme =
        head.len() > 1 && head.bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b));
    let begins = scheme && rest.starts_with("://") && rest.len() > 3
        || starts_with_fold(head, "www.") && head[4..].contains('.')
        || starts_with_fold(head, "mailto") && rest.starts_with(':')
        || is_host(head, &DOMAINS) && is_path(rest);
    if begins {
        return Some(trim(text));
    }
    let host = head.trim_end_matches(['.', '-', '_']);
    if let Some((local, domain)) = host.split_once('@') {
        let is_mail = !local.is_empty() && domain.contains('.') && !domain.contains('@');
        return is_mail.then_some(host.len());
    }
    let plain = !host.bytes().any(|b| b.is_ascii_uppercase()) && is_host(host, &PLAIN_DOMAINS);
    plain.then_some(host.len())
}

fn starts_with_fold(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// Whether `host` is a host name in one of the `domains`. Names such as "Node.js" and
/// "Character.AI" are none: a host is written in small letters.
fn is_host(host: &str, domains: &[&str]) -> bool {
    let Some((name, domain)) = host.rsplit_once('.') else { return false };
    let is_label = |label: &str| {
        let inner =
            label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        !label.is_empty() && inner
    };
    let named = name.bytes().any(|b| b.is_ascii_lowercase());
    named && domains.contains(&domain) && name.split('.').all(is_label)
}

/// Whether a path, perhaps after a port, follows a host.
fn is_path(rest: &str) -> bool {
    let after_port =
        rest.strip_prefix(':').map(|r| r.trim_start_matches(|c: char| c.is_ascii_digit()));
    after_port.unwrap_or(rest).strip_prefix('/').is_some_and(|path| !path.starts_with('/'))
}

/// The length of an address without the punctuation of the sentence around it.
fn trim(text: &str) -> usize {
    let mut end = text.len();
    let mut open = 0_i32;
    for (at, byte) in text.bytes().enumerate() {
        open += match byte {
            b'(' | b'[' => 1,
            b')' | b']' => -1,
            _ => 0,
        };
        if open < 0 {
            end = at;
            break;
        }
    }
    text[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '(', '['])
        .len()
}

/// The short names of emoji (`:tada:`) in `text`, in order.
pub(super) fn emoji_names(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_+-".contains(&b);
    let joined = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b':');
    let mut found: Vec<Range<usize>> = Vec::new();
    for run in runs(text, is_name) {
        let Some(before) = run.start.checked_sub(1) else { continue };
        let framed = bytes[before] == b':' && bytes.get(run.end) == Some(&b':');
        let taken = found.last().is_some_and(|last| last.end > before);
        let name = &bytes[run.clone()];
        let named = name[0].is_ascii_lowercase() || matches!(name, b"+1" | b"-1" | b"100");
        let outer = before.checked_sub(1).and_then(|i| bytes.get(i));
        let after_emoji = found.last().is_some_and(|last| last.end == before);
        if framed
            && named
            && !taken
            && (after_emoji || !joined(outer))
            && !joined(bytes.get(run.end + 1))
        {
            found.push(before..run.end + 1);
        }
    }
    found
}

/// The longest runs of bytes that all are `wanted`, which must be ASCII.
fn runs(text: &str, wanted: impl Fn(u8) -> bool) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|b| wanted(*b))?;
        at = start + bytes[start..].iter().take_while(|b| wanted(**b)).count();
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn urls_end_where_the_sentence_goes_on() {
        assert_eq!(
            found("详见https://a.example/b?c=d#e，其余（http://x.y/z）。"),
            ["https://a.example/b?c=d#e", "http://x.y/z"]
        );
        assert_eq!(found("See www.example.org/a_(b)."), ["www.example.org/a_(b)"]);
        assert_eq!(found("git+ssh://h/p, ftp://h!"), ["git+ssh://h/p", "ftp://h"]);
    }

    #[test]
    fn mail_addresses_and_bare_hosts_are_addresses() {
        assert_eq!(found("写信给 a.b+c@mail.example.com。"), ["a.b+c@mail.example.com"]);
        assert_eq!(
            found("在 github.com/Owner/repo 和 example.com 上"),
            ["github.com/Owner/repo", "example.com"]
        );
    }

    #[test]
    fn names_are_no_addresses() {
        for text in [
            "Node.js/Express",
            "Character.AI",
            "ASP.NET",
            "Amazon.com",
            "and/or",
            "@someone",
            "v3.2/v3.5",
            "main.rs",
            "fast.ai",
            "10:30",
            "C++/Rust",
            "A@B",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn emoji_names_stand_between_colons() {
        let text = "好:tada::+1: 12:30:45 std::vec::Vec a:b:c :no space:";
        let found: Vec<_> = emoji_names(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, [":tada:", ":+1:"]);
    }
}
