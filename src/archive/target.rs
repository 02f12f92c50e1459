//! Which picture a post has: the one that it names, else one by a pattern.

use super::image_line;
use super::site::{Site, SiteKind};
use crate::export::Format;
use crate::{Error, ErrorKind, Result};
use std::path::{Component, Path, PathBuf};

/// Where the picture of a post is, and how the post calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// The file, absolute.
    pub(super) path: PathBuf,
    /// The address in the post.
    pub(super) link: String,
}

/// The place of a post in its site.
pub(super) struct Place<'a> {
    pub(super) site: &'a Site,
    /// The post, absolute.
    pub(super) post: &'a Path,
    /// Its date, if it has one.
    pub(super) date: Option<&'a str>,
}

impl Place<'_> {
    /// The picture that the post itself names by the address `image`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] if the address leads out of the site or is no file's.
    pub(super) fn named(&self, image: &str) -> Result<Target> {
        let path = resolve(self.site, self.post, image)?;
        Ok(Target { path, link: image.to_owned() })
    }

    /// The picture by a pattern in an output folder.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] if the picture would lie outside.
    pub(super) fn in_folder(&self, output: &Path, pattern: Option<&str>) -> Result<Target> {
        let name = self.fill(pattern.unwrap_or("{folder}/wordcloud_{stem}.jpg"));
        let name = name.trim_start_matches('/');
        Ok(Target { path: within(output, output, name)?, link: escape(name) })
    }

    /// The picture by a pattern: relative to the post, or to the site where it starts with `/`.
    ///
    /// # Errors
    ///
    /// As [`Place::in_folder`].
    pub(super) fn by_pattern(&self, pattern: Option<&str>) -> Result<Target> {
        let bundle = self.post.file_stem().is_some_and(|stem| stem == "index");
        let pattern = pattern.unwrap_or(match self.site.kind {
            SiteKind::Jekyll => "/assets/wordclouds/{folder}/wordcloud_{stem}.jpg",
            SiteKind::Hexo => "/wordclouds/{folder}/wordcloud_{stem}.jpg",
            SiteKind::Hugo if !bundle => "/wordclouds/{folder}/wordcloud_{stem}.jpg",
            SiteKind::Hugo => "wordcloud.jpg",
            SiteKind::Obsidian | SiteKind::Folder => "wordcloud_{stem}.jpg",
        });
        let name = self.fill(pattern);
        match name.strip_prefix('/') {
            Some(name) => {
                let path = within(&self.site.root, &self.site.public(), name)?;
                Ok(Target { path, link: format!("{}/{}", self.site.base_address, escape(name)) })
            }
            None => {
                let folder = self.post.parent().unwrap_or(&self.site.root);
                Ok(Target { path: within(&self.site.root, folder, &name)?, link: escape(&name) })
            }
        }
    }

    /// The pattern with its places filled.
    fn fill(&self, pattern: &str) -> String {
        let folder = self.post.parent().unwrap_or(Path::new(""));
        let below = self.site.folders.iter().find_map(|root| folder.strip_prefix(root).ok());
        let text = |path: &Path| path.to_string_lossy().replace('\\', "/");
        let stem = self.post.file_stem().map(|stem| text(Path::new(stem))).unwrap_or_default();
        let day = self.date.and_then(|date| date.get(..10)).unwrap_or("undated");
        let name = pattern
            .replace("{folder}", &below.map(text).unwrap_or_default())
            .replace("{stem}", &stem)
            .replace("{date}", day)
            .replace("//", "/");
        if pattern.starts_with('/') { name } else { name.trim_start_matches('/').to_owned() }
    }
}

/// Whether a pattern can be filled.
///
/// # Errors
///
/// [`ErrorKind::Options`] if it has a place that is not known.
pub(super) fn check_pattern(pattern: &str) -> Result<()> {
    let mut places = pattern.split('{').skip(1).filter_map(|part| part.split('}').next());
    if let Some(name) = places.find(|name| !["folder", "stem", "date"].contains(name)) {
        let message = format!(
            "the name \"{pattern}\" has the place {{{name}}}; there are {{folder}}, {{stem}} and \
             {{date}}"
        );
        return Err(Error::new(ErrorKind::Options, message));
    }
    Ok(())
}

/// The file, absolute, that a post's image line names: from the root of the site if it starts with
/// `/`, else from the post's folder.
///
/// # Errors
///
/// [`ErrorKind::Input`] if it is no file's name or lies outside the site, and for a name with `/`
/// before it in a plain folder.
pub(crate) fn resolve(site: &Site, post: &Path, image: &str) -> Result<PathBuf> {
    let name = image_line::file_name(image, &site.base_address)?;
    if name.starts_with('/') && site.kind == SiteKind::Folder {
        let message = format!(
            "its word cloud is \"{image}\", counted from the root of a site, but this is no site \
             that is known"
        );
        return Err(Error::new(ErrorKind::Input, message));
    }
    let folder = post.parent().unwrap_or(&site.root);
    let base = if name.starts_with('/') { site.public() } else { folder.to_owned() };
    within(&site.root, &base, name.trim_start_matches('/')).map_err(|error| {
        let message = format!("its word cloud is \"{image}\", but {error}");
        Error::new(ErrorKind::Input, message)
    })
}

/// The path `base/name`, if it is below `root`, also once symbolic links are followed.
fn within(root: &Path, base: &Path, name: &str) -> Result<PathBuf> {
    let outside = || {
        let message = format!("{name} lies outside {}", root.display());
        Error::new(ErrorKind::Input, message)
    };
    let mut path = PathBuf::new();
    for part in base.join(name).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    if !path.starts_with(root) || path.file_name().is_none() {
        return Err(outside());
    }
    // A dangling link exists as a link only.
    let existing = path.ancestors().find(|path| path.symlink_metadata().is_ok());
    let real = existing.and_then(|existing| existing.canonicalize().ok());
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    // What is not there yet is made below the root.
    let inside = match real {
        Some(real) => {
            real.starts_with(&real_root) || real_root.starts_with(&real) && !root.exists()
        }
        None => false,
    };
    if inside { Ok(path) } else { Err(outside()) }
}

/// A path as an address in which names in any writing stay legible.
fn escape(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '%' | '#' | '?' | '(' | ')' | '<' | '>' | '"' | '\'' | '[' | ']' | '\\' | '^'
            | '`' | '{' | '|' | '}' => {
                address.push_str(&format!("%{:02X}", c as u32));
            }
            c => address.push(c),
        }
    }
    address
}

/// One name for each format, by its extension; without formats the name as it is.
pub(crate) fn beside_each_other(path: &Path, wanted: &[Format]) -> Vec<(Format, PathBuf)> {
    let by_name = Format::from_path(path).ok();
    let named = |format: Format| {
        let path = if by_name == Some(format) {
            path.to_owned()
        } else if by_name.is_some() {
            path.with_extension(format.extension())
        } else {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(format.extension());
            name.into()
        };
        (format, path)
    };
    match wanted {
        [] => vec![(by_name.unwrap_or(Format::Jpeg), path.to_owned())],
        formats => formats.iter().map(|&format| named(format)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn site(kind: SiteKind) -> (tempfile::TempDir, Site) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let posts = root.join("posts");
        fs::create_dir_all(posts.join("2025")).unwrap();
        let site = Site { kind, root, folders: vec![posts], base_address: "/blog".into() };
        (folder, site)
    }

    fn below(site: &Site, path: &Path) -> String {
        path.strip_prefix(&site.root).unwrap().to_string_lossy().replace('\\', "/")
    }

    #[test]
    fn image_lines_are_resolved_as_the_site_does() {
        for (kind, image, path) in [
            (SiteKind::Folder, "wordcloud.jpg", "posts/2025/wordcloud.jpg"),
            (SiteKind::Folder, "../../img/wordcloud%20a.jpg", "img/wordcloud a.jpg"),
            (SiteKind::Jekyll, "/assets/wordcloud.png?v=1", "assets/wordcloud.png"),
            (SiteKind::Jekyll, "/blog/assets/wordcloud.png", "assets/wordcloud.png"),
            (SiteKind::Jekyll, "{{ site.baseurl }}/a/wordcloud.jpg", "a/wordcloud.jpg"),
            (SiteKind::Hugo, "/img/wordcloud.jpg", "static/img/wordcloud.jpg"),
            (SiteKind::Hexo, "/img/词云.jpg", "source/img/词云.jpg"),
        ] {
            let (_folder, site) = site(kind);
            let found = resolve(&site, &site.root.join("posts/2025/a.md"), image).unwrap();
            assert_eq!(below(&site, &found), path, "{image}");
        }
    }

    #[test]
    fn nothing_lies_outside_the_site() {
        let (_folder, site) = site(SiteKind::Folder);
        let post = site.root.join("posts/2025/a.md");
        for image in [
            "/wordcloud.jpg",
            "../../../wordcloud.jpg",
            "a/../../../../wordcloud.jpg",
            "https://host/wordcloud.jpg",
            "%2e%2e/%2e%2e/%2e%2e/wordcloud.jpg",
            "..\\wordcloud.jpg",
        ] {
            let message = resolve(&site, &post, image).unwrap_err().to_string();
            assert!(message.contains(image), "{message}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/", site.root.join("posts/2025/out")).unwrap();
            assert!(resolve(&site, &post, "out/wordcloud.jpg").is_err());
        }
    }

    #[test]
    fn names_follow_a_pattern() {
        let (_folder, site) = site(SiteKind::Jekyll);
        let post = site.root.join("posts/2025/a b.md");
        let place = Place { site: &site, post: &post, date: Some("2025-12-06T00:00:00") };
        let target = place.by_pattern(None).unwrap();
        assert_eq!(below(&site, &target.path), "assets/wordclouds/2025/wordcloud_a b.jpg");
        assert_eq!(target.link, "/blog/assets/wordclouds/2025/wordcloud_a%20b.jpg");
        let target = place.by_pattern(Some("img/wordcloud_{date}.png")).unwrap();
        assert_eq!(below(&site, &target.path), "posts/2025/img/wordcloud_2025-12-06.png");
        assert_eq!(target.link, "img/wordcloud_2025-12-06.png");
        let message = check_pattern("{slug}.jpg").unwrap_err().to_string();
        assert!(message.contains("{slug}") && message.contains("{stem}"), "{message}");
        assert!(place.by_pattern(Some("../../../{stem}.jpg")).is_err());
    }

    #[test]
    fn formats_stand_beside_each_other() {
        use Format::{Jpeg, Json, Svg};
        let names = |path: &str, formats: &[Format]| -> Vec<String> {
            let named = beside_each_other(Path::new(path), formats);
            named.into_iter().map(|(_, path)| path.display().to_string()).collect()
        };
        assert_eq!(names("a/b.jpeg", &[Jpeg, Svg, Json]), ["a/b.jpeg", "a/b.svg", "a/b.json"]);
        assert_eq!(names("a/v1.2", &[Jpeg, Svg]), ["a/v1.2.jpg", "a/v1.2.svg"]);
        assert_eq!(names("a/b.png", &[]), ["a/b.png"]);
    }
}
