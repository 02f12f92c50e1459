//! The address in a report's own image line.

use crate::{Error, ErrorKind, Result};
use percent_encoding::percent_decode_str;

/// The name of the file that an image line asks for, with `/` between folders; it starts with `/`
/// where it counts from the root of the site. `base_address` is what addresses within the site
/// start with besides.
///
/// A report may come from anybody: nothing but plain names is taken, and what leads out of the site
/// is left to the caller, who knows where that is.
pub(super) fn file_name(image: &str, base_address: &str) -> Result<String> {
    let refuse = |why: &str| {
        let message = format!("its word cloud is \"{image}\", which {why}");
        Err(Error::new(ErrorKind::Input, message))
    };
    let address = without_base(image.trim()).split(['?', '#']).next().unwrap_or_default();
    let Ok(decoded) = percent_decode_str(address).decode_utf8() else {
        return refuse("is no file name");
    };
    if decoded.contains("{{") || decoded.contains("{%") {
        return refuse("is filled in by the site's template");
    }
    if decoded.contains(':') || decoded.starts_with("//") {
        return refuse("is an address elsewhere");
    }
    let last = decoded.rsplit('/').next().unwrap_or_default();
    let legible = !decoded.chars().any(|c| c.is_control() || c == '\\');
    if !legible || ["", ".", ".."].contains(&last) {
        return refuse("is no file name");
    }
    let within = decoded.strip_prefix(base_address).filter(|rest| rest.starts_with('/'));
    Ok(within.unwrap_or(&decoded).to_owned())
}

/// The address without Jekyll's `{{ site.baseurl }}` before it.
fn without_base(address: &str) -> &str {
    let tag = address.strip_prefix("{{").and_then(|rest| rest.split_once("}}"));
    match tag {
        Some((name, rest)) if ["site.baseurl", "site.url"].contains(&name.trim()) => {
            without_base(rest)
        }
        _ => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken() {
        for (image, name) in [
            ("cloud.jpg", "cloud.jpg"),
            ("./cloud.jpg", "./cloud.jpg"),
            ("images/2025/cloud.png?v=2#top", "images/2025/cloud.png"),
            ("my%20cloud.jpg", "my cloud.jpg"),
            ("%E8%AF%8D%E4%BA%91.jpg", "词云.jpg"),
            ("100%.jpg", "100%.jpg"),
            ("a..b.jpg", "a..b.jpg"),
            ("/blog/cloud.jpg", "/cloud.jpg"),
            ("/blogs/cloud.jpg", "/blogs/cloud.jpg"),
            ("{{ site.url }}{{site.baseurl}}/cloud.jpg", "/cloud.jpg"),
        ] {
            assert_eq!(file_name(image, "/blog").unwrap(), name, "{image}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for image in [
            "//host/cloud.jpg",
            "..\\cloud.jpg",
            "C:\\cloud.jpg",
            "https://host/cloud.jpg",
            "data:image/png;base64,AAAA",
            "{{ page.image }}/cloud.jpg",
            "a%00.jpg",
            "%ff.jpg",
            "",
            ".",
            "a/..",
            "?v=1",
        ] {
            let message = file_name(image, "").unwrap_err().to_string();
            assert!(message.contains(&format!("\"{image}\"")), "{message}");
        }
    }
}
