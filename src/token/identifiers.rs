//! What only a machine reads: addresses, file names, hashes and snake_case identifiers.
//!
//! All functions look at a chunk of characters without spaces, in half width, and give the index
//! after the last character of what starts at `at`.

use super::normalize::is_letter_or_digit;

/// Endings of host names that are no words; a host in lower case with one of them is an address.
const DOMAINS: [&str; 16] = [
    "com", "org", "net", "edu", "gov", "cn", "info", "biz", "uk", "de", "jp", "ru", "fr", "eu",
    "us", "tw",
];

/// Endings of file names.
const EXTENSIONS: &[&str] = &[
    "7z",
    "avi",
    "avif",
    "bak",
    "bat",
    "bin",
    "bmp",
    "c",
    "cc",
    "cfg",
    "conf",
    "css",
    "csv",
    "dat",
    "db",
    "dll",
    "dmg",
    "doc",
    "docx",
    "eml",
    "env",
    "epub",
    "exe",
    "flac",
    "gguf",
    "gif",
    "gz",
    "h",
    "heic",
    "hpp",
    "htm",
    "html",
    "ico",
    "ini",
    "ipynb",
    "iso",
    "jar",
    "java",
    "jpeg",
    "jpg",
    "json",
    "jsonl",
    "jsx",
    "lock",
    "log",
    "m4a",
    "m4v",
    "md",
    "mdx",
    "mkv",
    "mov",
    "mp3",
    "mp4",
    "msi",
    "odt",
    "ogg",
    "onnx",
    "otf",
    "parquet",
    "pdf",
    "php",
    "pkl",
    "png",
    "ppt",
    "pptx",
    "ps1",
    "psd",
    "pth",
    "py",
    "rar",
    "rb",
    "rs",
    "rst",
    "rtf",
    "safetensors",
    "scss",
    "sh",
    "sql",
    "sqlite",
    "srt",
    "svg",
    "swift",
    "tar",
    "tgz",
    "tif",
    "tiff",
    "toml",
    "ts",
    "tsv",
    "tsx",
    "ttf",
    "txt",
    "vtt",
    "wasm",
    "wav",
    "webm",
    "webp",
    "woff",
    "woff2",
    "xls",
    "xlsx",
    "xml",
    "yaml",
    "yml",
    "zip",
];

/// Names that a script has and a product ("Node.js") has not.
const SCRIPTS: [&str; 12] = [
    "app", "bundle", "config", "hello", "index", "lib", "main", "package", "script", "server",
    "test", "utils",
];

/// Files in capitals that every project has.
const PLAIN_FILES: [&str; 8] =
    ["authors", "changelog", "contributing", "history", "install", "license", "readme", "todo"];

/// The most characters that an identifier without a scheme can have.
const LONGEST: usize = 256;

/// Where the identifier that starts at `at` ends.
pub(super) fn end(chars: &[char], at: usize) -> Option<usize> {
    url(chars, at).or_else(|| {
        if at > 0 && is_letter_or_digit(chars[at - 1]) {
            return None;
        }
        path(chars, at).or_else(|| {
            let end = address_end(chars, at);
            (end > at && is_identifier(&chars[at..end])).then_some(end)
        })
    })
}

/// An address with its scheme, or one that starts with `www.`.
fn url(chars: &[char], at: usize) -> Option<usize> {
    let rest = &chars[at..];
    let scheme = rest.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let has_scheme = scheme > 1 && rest[scheme..].starts_with(&[':', '/', '/']);
    let starts_word = at == 0 || !is_letter_or_digit(chars[at - 1]);
    let www = rest.starts_with(&['w', 'w', 'w', '.']);
    if !(starts_word && (has_scheme || www)) {
        return None;
    }
    Some(trim_end(chars, at, chars.len()))
}

/// A path that starts with `/`, `./`, `../` or `~/` and has a second slash or a file name.
fn path(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && !matches!(chars[at - 1], '=' | ':' | ',' | ';') {
        return None;
    }
    let signs = chars[at..].iter().take_while(|c| matches!(c, '.' | '~' | '/')).count();
    if signs == 0 || chars.get(at + signs - 1) != Some(&'/') {
        return None;
    }
    let end = address_end(chars, at + signs);
    let body = &chars[at + signs..end];
    // "/Heron/Egret" goes on a list; "/usr/bin" and "~/Notes/today" are paths.
    let is_folder = signs > 1 || body.first().is_some_and(char::is_ascii_lowercase);
    (is_folder && body.contains(&'/') || is_file_name(body)).then(|| trim_end(chars, at, end))
}

/// The end of the characters that addresses, paths and identifiers consist of.
fn address_end(chars: &[char], at: usize) -> usize {
    let belongs = |&&c: &&char| is_letter_or_digit(c) || matches!(c, '.' | '-' | '_' | '/' | '@');
    let starts = chars.get(at).is_some_and(|&c| is_letter_or_digit(c) || c == '_');
    let run = chars[at..].iter().take(LONGEST).take_while(belongs);
    let length = if starts { run.count() } else { 0 };
    trim_end(chars, at, at + length)
}

/// `end` without the punctuation of the sentence before it.
fn trim_end(chars: &[char], at: usize, end: usize) -> usize {
    let closing = |c: &char| !is_letter_or_digit(*c) && !matches!(c, '/' | '=' | '_');
    let punctuation = chars[at..end].iter().rev().take_while(|c| closing(c)).count();
    end - punctuation
}

/// Whether a run of address characters is no word.
fn is_identifier(run: &[char]) -> bool {
    is_mail(run) || is_host_or_file(run) || is_hash(run) || is_snake_case(run)
}

fn is_mail(run: &[char]) -> bool {
    let mut sides = run.split(|&c| c == '@');
    let (Some(local), Some(host), None) = (sides.next(), sides.next(), sides.next()) else {
        return false;
    };
    !local.is_empty() && host.contains(&'.') && !host.contains(&'/')
}

/// Whether `run` is a host with or without a path, or a path that ends in a file name.
fn is_host_or_file(run: &[char]) -> bool {
    if run.contains(&'@') {
        return false;
    }
    let mut parts = run.split(|&c| c == '/');
    let host = parts.next().unwrap_or_default();
    let has_path = parts.next().is_some_and(|part| !part.is_empty());
    let file = run.rsplit(|&c| c == '/').next().unwrap_or_default();
    is_file_name(file) || is_host(host, has_path)
}

/// Whether `run` is a host name in lower case. Before a path every ending of two or three letters
/// is one of a host; without it "x.ai" and "node.js" are names.
fn is_host(run: &[char], has_path: bool) -> bool {
    let Some(dot) = run.iter().rposition(|&c| c == '.') else { return false };
    let ending: String = run[dot + 1..].iter().collect();
    let lower =
        run.iter().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(*c));
    let known = DOMAINS.contains(&ending.as_str());
    let short = matches!(ending.len(), 2 | 3) && ending.bytes().all(|b| b.is_ascii_lowercase());
    dot > 0 && lower && (known || has_path && short && ending != "js")
}

fn is_file_name(run: &[char]) -> bool {
    let Some(dot) = run.iter().rposition(|&c| c == '.') else { return false };
    let stem: String = run[..dot].iter().collect::<String>().to_lowercase();
    let ending: String = run[dot + 1..].iter().collect::<String>().to_lowercase();
    if stem.is_empty() || !stem.contains(|c: char| c.is_alphanumeric()) {
        return false;
    }
    // AGENTS.md is what people call a convention; README.md is just a file.
    let capital = run[..dot].iter().all(char::is_ascii_uppercase);
    if capital && ending == "md" && !PLAIN_FILES.contains(&stem.as_str()) {
        return false;
    }
    // What is called so in prose is rather a project: llama.cpp, Three.js.
    if matches!(ending.as_str(), "js" | "cpp") {
        return SCRIPTS.contains(&stem.as_str()) || stem.ends_with(".min");
    }
    EXTENSIONS.binary_search(&ending.as_str()).is_ok() && stem.len() > 1
}

/// Whether `run` is a UUID, a hexadecimal hash, or another long mixture of letters and digits.
fn is_hash(run: &[char]) -> bool {
    let hex = |part: &[char]| part.iter().all(char::is_ascii_hexdigit);
    if run.len() == 36 && run.split(|&c| c == '-').map(<[char]>::len).eq([8, 4, 4, 4, 12]) {
        return run.split(|&c| c == '-').all(hex);
    }
    let digits = run.iter().filter(|c| c.is_ascii_digit()).count();
    let upper = run.iter().filter(|c| c.is_ascii_uppercase()).count();
    let lower = run.iter().filter(|c| c.is_ascii_lowercase()).count();
    if digits == 0 || digits + upper + lower < run.len() || upper + lower == 0 {
        return false;
    }
    let changes =
        run.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit());
    (run.len() >= 7 && hex(run) && (upper == 0 || lower == 0))
        || (run.len() >= 16 && changes.count() >= 4)
}

/// Whether an underscore joins two parts of `run`; one at an end is emphasis.
fn is_snake_case(run: &[char]) -> bool {
    run.split(|&c| c == '_').filter(|part| !part.is_empty()).count() > 1 && !run.contains(&'@')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The identifier that a text starts with.
    fn identifier(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        end(&chars, 0).map(|end| chars[..end].iter().collect())
    }

    #[test]
    fn the_endings_are_sorted() {
        assert!(EXTENSIONS.is_sorted());
    }

    #[test]
    fn addresses_files_and_hashes_are_identifiers() {
        for text in [
            "https://example.org/a/b?c=d#e",
            "ftp://x.y",
            "www.example.org/x",
            "example.com",
            "news.example.co.uk",
            "t.co/abc",
            "a.b-c@mail.example.org",
            "README.md",
            "photo_1.JPEG",
            "src/main.rs",
            "/usr/bin/env",
            "./run.sh",
            "~/Notes/today",
            "index.js",
            "react.min.js",
            "max_words",
            "twitter_ai_20251206",
            "FIRST_NAME",
            "a1b2c3d4",
            "273da74ef0458051bf22e86a1a0a5c7d",
            "550e8400-e29b-41d4-a716-446655440000",
            "dQw4w9WgXcQ8aB3xY7z",
        ] {
            assert_eq!(identifier(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn words_and_names_are_none() {
        for text in [
            "Node.js",
            "three.js",
            "x.ai",
            "Booking.com",
            "C++",
            "and/or",
            "TCP/IP",
            "/Heron/Egret",
            "facade",
            "defaced",
            "1234567",
            "GPT-4o",
            "_emphasis_",
            "@handle",
            "U.S.",
            "I.",
            "3.5",
        ] {
            assert_eq!(identifier(text), None, "{text}");
        }
    }

    #[test]
    fn punctuation_after_an_address_stays_outside() {
        assert_eq!(identifier("https://example.org/a.").as_deref(), Some("https://example.org/a"));
        assert_eq!(identifier("example.com,").as_deref(), Some("example.com"));
    }
}
