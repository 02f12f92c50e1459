//! Jupyter notebooks: their cells of Markdown.

use serde::Deserialize;

use super::super::Markup;
use super::Content;

#[derive(Deserialize)]
struct Notebook {
    #[serde(default)]
    cells: Vec<Cell>,
    /// Where notebooks before version 4 have their cells.
    #[serde(default)]
    worksheets: Vec<Worksheet>,
    nbformat: u32,
}

#[derive(Deserialize)]
struct Worksheet {
    cells: Vec<Cell>,
}

#[derive(Deserialize)]
struct Cell {
    cell_type: String,
    #[serde(default)]
    source: Text,
    /// The code of a cell before version 4.
    #[serde(default)]
    input: Text,
    /// The level of a heading before version 4.
    #[serde(default)]
    level: usize,
}

/// A text, whole or line by line.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Whole(String),
    Lines(Vec<String>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Whole(String::new())
    }
}

impl Text {
    fn joined(&self) -> String {
        match self {
            Self::Whole(text) => text.clone(),
            Self::Lines(lines) => lines.concat(),
        }
    }
}

/// The text of a notebook; `None` if it is none.
pub(super) fn unwrap(source: &str, include_code: bool) -> Option<Content> {
    let notebook: Notebook =
        serde_json::from_str(source).ok().filter(|notebook: &Notebook| notebook.nbformat > 0)?;
    let cells =
        notebook.cells.iter().chain(notebook.worksheets.iter().flat_map(|sheet| &sheet.cells));
    let mut text = String::new();
    for cell in cells {
        match cell.cell_type.as_str() {
            "markdown" => text += &cell.source.joined(),
            "heading" => {
                text += &"#".repeat(cell.level.clamp(1, 6));
                text += " ";
                text += &cell.source.joined();
            }
            "code" if include_code => {
                let fence = "~~~~~~\n";
                text += &[fence, &cell.source.joined(), &cell.input.joined(), "\n", fence].concat();
            }
            _ => continue,
        }
        text += "\n\n";
    }
    Some(Content { text, markup: Some(Markup::Markdown), ..Content::default() })
}
