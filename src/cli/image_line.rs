//! The file that a report's own image line names.

use anyhow::{Result, bail};
use std::path::{Component, Path, PathBuf};

/// The path, within the report's folder, of the image that the report embeds; `image` is the
/// address as written there.
///
/// A report may come from anybody, so it must not make the command write anywhere else.
pub(crate) fn relative_path(image: &str) -> Result<PathBuf> {
    let refuse = |why: &str| -> Result<PathBuf> {
        bail!("its word cloud is \"{image}\", which {why}; say where to write with -o")
    };
    let address = image.split(['?', '#']).next().unwrap_or_default();
    let Some(decoded) = decode(address) else { return refuse("is no file name") };
    if decoded.contains("{{") || decoded.contains("{%") {
        return refuse("is filled in by the site's template");
    }
    if decoded.starts_with('/') {
        return refuse("is an absolute path");
    }
    if decoded.contains(':') {
        return refuse("is an address elsewhere");
    }
    let path = Path::new(&decoded);
    if path.components().any(|part| part == Component::ParentDir) {
        return refuse("leaves the report's folder");
    }
    let plain = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
    let legible = !decoded.chars().any(|c| c.is_control() || c == '\\');
    if !(legible && path.components().all(plain) && path.file_name().is_some()) {
        return refuse("is no file name");
    }
    Ok(path.components().filter(|part| *part != Component::CurDir).collect())
}

/// The text with its %XX resolved; `None` if they are no UTF-8.
fn decode(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let digit = |at: usize| tail.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_within_the_folder_are_taken() {
        for (image, path) in [
            ("cloud.jpg", "cloud.jpg"),
            ("./cloud.jpg", "cloud.jpg"),
            ("images/2025/cloud.png?v=2#top", "images/2025/cloud.png"),
            ("my%20cloud.jpg", "my cloud.jpg"),
            ("%E8%AF%8D%E4%BA%91.jpg", "词云.jpg"),
            ("100%.jpg", "100%.jpg"),
            ("a..b.jpg", "a..b.jpg"),
        ] {
            assert_eq!(relative_path(image).unwrap(), Path::new(path), "{image}");
        }
    }

    #[test]
    fn names_outside_are_refused() {
        for image in [
            "/assets/cloud.jpg",
            "//host/cloud.jpg",
            "../cloud.jpg",
            "a/../../cloud.jpg",
            "%2e%2e/cloud.jpg",
            "%2Fetc/cloud.jpg",
            "..\\cloud.jpg",
            "C:\\cloud.jpg",
            "https://host/cloud.jpg",
            "data:image/png;base64,AAAA",
            "{{ site.baseurl }}/cloud.jpg",
            "a%00.jpg",
            "%ff.jpg",
            "",
            ".",
            "?v=1",
        ] {
            let message = relative_path(image).unwrap_err().to_string();
            assert!(message.contains("-o") && message.contains(image), "{message}");
        }
    }
}
