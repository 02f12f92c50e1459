//! Fonts for the words of an SVG, made of the outlines that are drawn: the text stays text and
//! looks as it does in every other format, whatever face, weight or writing it is set in.

mod draft;
mod file;
mod proof;

use crate::cloud::{Cloud, Word};
use crate::hash::fnv1a;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use draft::Draft;
use proof::Proof;
use std::fmt::Write;

/// The fonts of a cloud, and which words are set in them.
pub(super) struct WebFonts {
    /// TrueType files of only what the words need.
    pub(super) files: Vec<Vec<u8>>,
    /// For each word the font of each of its runs; `None` if it cannot be set as text.
    words: Vec<Option<Vec<usize>>>,
}

impl WebFonts {
    pub(super) fn of(cloud: &Cloud) -> Self {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut words: Vec<_> =
            cloud.words.iter().map(|word| fonts_of(word, &mut drafts)).collect();
        // Whatever goes into a draft after a word may change how that is set, so all is proved
        // last.
        let files: Vec<Vec<u8>> =
            drafts.iter().map(|draft| file::build(draft).unwrap_or_default()).collect();
        let proofs: Vec<Option<Proof>> = files.iter().map(|file| Proof::new(file)).collect();
        for (word, fonts) in cloud.words.iter().zip(&mut words) {
            let is_set = |fonts: &Vec<usize>| {
                word.runs.iter().zip(fonts).all(|(run, &font)| {
                    let proof = proofs.get(font).and_then(Option::as_ref);
                    proof.is_some_and(|proof| proof.sets(&drafts[font], run, word))
                })
            };
            *fonts = fonts.take().filter(is_set);
        }
        Self { files, words }
    }

    /// Writes the fonts as data, and says what their names start with: it follows from their bytes,
    /// as several clouds may stand in one page.
    pub(super) fn write(&self, svg: &mut String) -> Result<String, std::fmt::Error> {
        let family = format!("wordcloud-{:x}", fnv1a(self.files.iter().flatten().copied()));
        svg.push_str("<style>");
        for (number, file) in self.files.iter().enumerate() {
            let data = STANDARD.encode(file);
            write!(
                svg,
                "@font-face{{font-family:\"{family}-{number}\";\
                 src:url(data:font/ttf;base64,{data})}}"
            )?;
        }
        svg.push_str("</style>\n");
        Ok(family)
    }

    /// The font of each run of the word of this number, if it can be set as text.
    pub(super) fn of_word(&self, index: usize) -> Option<&[usize]> {
        self.words.get(index)?.as_deref()
    }
}

/// Puts a word into the first drafts that can take its runs.
fn fonts_of(word: &Word, drafts: &mut Vec<Draft>) -> Option<Vec<usize>> {
    if word.runs.is_empty() || !word.path.layers.is_empty() || word.text.chars().any(is_pictograph)
    {
        return None;
    }
    let mut fonts = Vec::with_capacity(word.runs.len());
    for run in &word.runs {
        let mut font = None;
        for joined in [false, true] {
            if font.is_some() || (!joined && (word.column || !run.plain)) {
                continue;
            }
            font = drafts.iter_mut().position(|draft| draft.is(joined) && draft.take(run, word));
            if font.is_none() {
                let mut draft = Draft::new(joined);
                if draft.take(run, word) {
                    drafts.push(draft);
                    font = Some(drafts.len() - 1);
                }
            }
        }
        fonts.push(font?);
    }
    Some(fonts)
}

/// Characters for which browsers prefer the system's emoji to the page's fonts.
fn is_pictograph(character: char) -> bool {
    matches!(
        character,
        '\u{FE0F}' | '\u{203C}' | '\u{2049}' | '\u{231A}'..='\u{23FF}' | '\u{25AA}'..='\u{27BF}'
            | '\u{2934}'..='\u{2B55}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::WordCloud;
    use crate::term::Term;

    fn cloud(texts: &[&str], settings: &WordCloud) -> Cloud {
        let term = |(index, text): (usize, &&str)| Term {
            text: (*text).to_owned(),
            count: 1,
            documents: 1,
            weight: 1.0 / (index + 1) as f64,
            score: 1.0,
            confidence: 1.0,
            sources: vec![],
        };
        let terms: Vec<Term> = texts.iter().enumerate().map(term).collect();
        settings.cloud_of_terms(&terms, None).unwrap()
    }

    fn set(texts: &[&str]) -> (usize, Vec<String>) {
        let cloud = cloud(texts, &WordCloud::default());
        let fonts = WebFonts::of(&cloud);
        let words = cloud.words.iter().enumerate();
        let left = words.filter(|(index, _)| fonts.of_word(*index).is_none());
        (fonts.files.len(), left.map(|(_, word)| word.text.clone()).collect())
    }

    #[test]
    fn plain_words_share_one_font() {
        assert_eq!(set(&["模型", "GPT-4o", "AVATAR", "型号 T"]), (1, vec![]));
    }

    #[test]
    fn a_letter_in_two_faces_is_in_two_fonts() {
        // The z of the second word is in the face that has its other letter.
        assert_eq!(set(&["z", "Łz"]), (2, vec![]));
    }

    #[cfg(feature = "font-scripts")]
    #[test]
    fn joined_writings_are_set() {
        let words = [
            "سلام",
            "الذكاء الاصطناعي",
            "हिन्दी",
            "कृत्रिम बुद्धिमत्ता",
            "ที่",
            "น้ำ",
            "ปัญญาประดิษฐ์",
            "שלום",
            "বাংলা",
            "செயற்கை",
            "模型",
        ];
        assert_eq!(set(&words), (2, vec![]));
    }

    #[cfg(feature = "font-emoji")]
    #[test]
    fn pictographs_stay_outlines() {
        assert_eq!(set(&["🚀", "发布🎉", "模型"]).1, ["🚀", "发布🎉"]);
    }

    #[test]
    fn columns_are_set() {
        let settings = WordCloud { vertical_cjk: 1.0, ..WordCloud::default() };
        let cloud = cloud(&["模型", "大模型", "数据"], &settings);
        assert!(cloud.words.iter().all(|word| word.column));
        let fonts = WebFonts::of(&cloud);
        let left = (0..3).filter(|&index| fonts.of_word(index).is_none());
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn a_word_without_its_runs_stays_an_outline() {
        let fonts = WebFonts::of(&super::super::sample());
        assert!(fonts.of_word(0).is_none() && fonts.files.is_empty());
    }
}
