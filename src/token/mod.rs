//! Segmentation: [`Document`] → [`Token`].
//!
//! The language is decided for each run of text; Chinese is segmented as jieba does, other
//! scripts by the Unicode rules; names that mix letters, digits and punctuation ("GPT-5.2") are
//! recognised first and stay whole. Stop words stay in the stream, marked, so that phrases can be
//! judged by their neighbours.

mod chinese;
mod chinese_trie;
mod code;
pub(crate) mod dictionary;
mod elision;
mod identifiers;
mod japanese;
mod korean;
mod language;
mod laughter;
mod lexicon;
mod names;
mod normalize;
mod numbers;
mod scan;
mod segment;
mod simplified;
mod stopwords;
mod transliteration;
mod trie;
#[cfg(feature = "thai")]
mod unspaced;
#[cfg(not(feature = "thai"))]
#[path = "uncut.rs"]
mod unspaced;

/// The tables that `build/` compiles.
mod tables {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub(crate) use chinese_trie::ChineseTrie;
pub(crate) use korean::is_predicate as is_korean_predicate;
pub use normalize::fold;
pub use simplified::to_simplified;
pub use stopwords::StopWords;
pub(crate) use transliteration::is_transliteration;
pub(crate) use trie::Trie;

use crate::document::Document;
use std::ops::Range;

/// A token of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// The text as it stands in the block.
    pub text: String,
    /// The index of its block in [`Document::blocks`].
    pub block: usize,
    /// Its byte range in the block's text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// The language of the run that it stands in.
    pub language: Language,
    /// Whether it is a stop word.
    pub stop: bool,
}

impl Token {
    /// A word at a byte range of the text of a block, which is not marked as a stop word; its
    /// language is [`Language::Latin`].
    pub fn new(text: impl Into<String>, block: usize, range: Range<usize>) -> Self {
        let (kind, language) = (TokenKind::Word, Language::Latin);
        Self { text: text.into(), block, range, kind, language, stop: false }
    }
}

crate::setters::setters! { Token {
    kind: TokenKind,
    language: Language,
    stop: bool,
} }

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TokenKind {
    /// A word of the dictionary or of the Unicode rules.
    Word,
    /// A name recognised by its shape ("GPT-5.2", "Node.js", "C++") or from the lexicon.
    Name,
    /// A bare number, date, time, or a quantity with its unit: "2025", "300ms", "50%", "v2.1".
    Number,
    /// What only a machine reads: an address, file name, hash or identifier such as `max_words`.
    /// No term is made of it.
    Identifier,
}

/// The languages that segmentation tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Language {
    /// Chinese, simplified or traditional.
    Chinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Thai.
    Thai,
    /// English and every other language in Latin letters.
    Latin,
    /// Any other.
    Other,
}

/// How a document is cut into tokens.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct TokenOptions {
    /// Words and names that are one token wherever they stand; spaces, hyphens and dots may be
    /// part of them, case and width do not matter, the longest that fits is taken. Default: none.
    pub lexicon: Vec<String>,
    /// Which words are marked as stop words. Default: the bundled lists.
    pub stop_words: StopWords,
}

crate::setters::setters! { TokenOptions {
    lexicon: impl Into<Vec<String>>,
    stop_words: StopWords,
} }

/// A token before its text is taken out and stop words are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Span {
    range: Range<usize>,
    kind: TokenKind,
    language: Language,
}

/// Cuts the visible text of a document into tokens, in reading order.
///
/// The ranges of the tokens of a block are ordered and do not overlap. Laughter that is written out
/// ("哈哈哈", "hahaha") is no token, so that no term reaches over it. Stop words are marked by
/// the list of their language; of the lists in Latin letters, English always holds and another one
/// only where the text is in that language.
pub fn tokenize(document: &Document, options: &TokenOptions) -> Vec<Token> {
    let counts = document.blocks.iter().map(|block| language::Counts::of(&block.text));
    let counts = counts.fold(language::Counts::default(), language::Counts::with);
    let lexicon = lexicon::Lexicon::new(&options.lexicon);
    let mut tokens = Vec::new();
    for (block, content) in document.blocks.iter().enumerate() {
        for Span { range, kind, language } in segment::segment(content, counts, &lexicon) {
            let text = content.text[range.clone()].to_owned();
            if kind == TokenKind::Identifier && laughter::is_all(&text) {
                continue;
            }
            tokens.push(Token { text, block, range, kind, language, stop: false });
        }
    }
    let elides = elision::cut(&mut tokens);
    mark_stop_words(&mut tokens, elides, &options.stop_words);
    tokens
}

fn mark_stop_words(tokens: &mut [Token], elides: bool, stop_words: &StopWords) {
    let latin = |tokens: &[Token]| {
        let words = tokens
            .iter()
            .filter(|token| token.language == Language::Latin && token.kind == TokenKind::Word);
        stopwords::latin_lists(words.map(|token| token.text.as_str()))
    };
    let mut of_document = latin(tokens).unwrap_or_else(|| stopwords::lists(Language::Latin));
    if elides {
        of_document = of_document.or_eliding();
    }
    for block in tokens.chunk_by_mut(|a, b| a.block == b.block) {
        let latin = latin(block).filter(|_| !elides).unwrap_or(of_document);
        for token in block {
            let lists = match token.language {
                Language::Latin => latin,
                language => stopwords::lists(language),
            };
            token.stop |= match token.kind {
                TokenKind::Word => stop_words.contains(&token.text, lists),
                // A bundled list must not take a name; whoever lists one means it.
                _ => stop_words.lists(&token.text),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, ReadOptions};
    use proptest::prelude::*;

    fn document(texts: &[&str]) -> Document {
        let blocks = texts.iter().map(|text| Block {
            kind: BlockKind::Paragraph,
            text: (*text).to_owned(),
            range: 0..text.len(),
            marks: Vec::new(),
        });
        Document { blocks: blocks.collect(), ..Document::default() }
    }

    fn tokens(text: &str) -> Vec<Token> {
        tokenize(&document(&[text]), &TokenOptions::default())
    }

    /// The texts of the tokens of a kind.
    fn of_kind(text: &str, kind: TokenKind) -> Vec<String> {
        tokens(text).into_iter().filter(|t| t.kind == kind).map(|t| t.text).collect()
    }

    #[test]
    fn names_stay_whole_between_chinese() {
        let all: Vec<String> = tokens("GPT-5.2将直接发布").into_iter().map(|t| t.text).collect();
        assert_eq!(all, ["GPT-5.2", "将", "直接", "发布"]);
        assert_eq!(
            of_kind("用GLM-4.6V、C++、C#、Node.js、.NET、AT&T和H200", TokenKind::Name),
            ["GLM-4.6V", "C++", "C#", "Node.js", ".NET", "AT&T", "H200"]
        );
    }

    #[test]
    fn laughter_is_no_token() {
        let texts = |text: &str| tokens(text).into_iter().map(|t| t.text).collect::<Vec<_>>();
        assert_eq!(texts("哈哈哈哈 剪辑 hahaha wwww剪辑ㅋㅋㅋ"), ["剪辑", "剪辑"]);
        assert_eq!(texts("The papa of Gaga"), ["The", "papa", "of", "Gaga"]);
    }

    #[test]
    fn titles_with_punctuation_inside_are_names() {
        assert_eq!(
            of_kind(
                "玩了《白港：潮汐之歌》和《出发！小渡船》，读《海》《山，与海》",
                TokenKind::Name
            ),
            ["白港：潮汐之歌", "出发！小渡船"]
        );
    }

    #[test]
    fn quantities_are_numbers() {
        assert_eq!(
            of_kind("延迟300ms，涨50%，快7倍，1500万美元，0.5B模型，2025年", TokenKind::Number),
            ["300ms", "50%", "7倍", "1500万", "0.5B", "2025年"]
        );
        assert_eq!(of_kind("3D and 5G", TokenKind::Name), ["3D", "5G"]);
    }

    #[test]
    fn stop_words_are_marked_in_their_language() {
        let stops = |text: &str| -> Vec<String> {
            tokens(text).into_iter().filter(|t| t.stop).map(|t| t.text).collect()
        };
        assert_eq!(stops("The war of the roses"), ["The", "of", "the"]);
        assert_eq!(stops("我们的計劃與他們的不同"), ["我们", "的", "與", "他們", "的", "不同"]);
        let german =
            "Der Krieg war lang und die Menschen hatten nicht genug zu essen, denn es war kalt";
        assert!(stops(german).contains(&"war".to_owned()));
        assert_eq!(stops("the US said IT jobs"), ["the", "said"]);
    }

    #[test]
    fn prose_without_names_and_numbers_is_cut_as_jieba_does() {
        let jieba = jieba_rs::Jieba::new();
        for text in [
            "清晨的雾还没有散，渡船已经靠岸，挑担的人顺着石阶往上走。",
            "老师傅说，这种木料要放上半年才能用，否则一到冬天就会开裂！",
            "图书馆门口排着长队：有人来还书，也有人只是来躲雨。",
            "“你们先走吧”，她把伞递过去，“我再等一会儿。”",
        ] {
            let theirs: Vec<&str> = jieba.cut(text, true).into_iter().map(|t| t.word).collect();
            let ours: Vec<String> = tokens(text).into_iter().map(|t| t.text).collect();
            let words: Vec<&str> =
                theirs.into_iter().filter(|word| word.contains(char::is_alphanumeric)).collect();
            assert_eq!(ours, words);
        }
    }

    #[test]
    fn listed_names_are_cut_whole_whatever_stands_around_them() {
        for text in ["基金做空英伟达与同行", "后来被英伟达收购", "随着英伟达发布财报"]
        {
            assert!(tokens(text).iter().any(|token| token.text == "英伟达"), "{text}");
        }
    }

    #[test]
    fn no_chinese_word_goes_on_where_emphasis_ends() {
        let text = "**围墙花园**式平台，**开课**吧同学";
        let document = crate::document::read(text.as_bytes(), &ReadOptions::default());
        let tokens = tokenize(&document, &TokenOptions::default());
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(texts, ["围墙", "花园", "式", "平台", "开课", "吧", "同学"]);
    }

    fn words_of(language: Language, text: &str) -> Vec<String> {
        let words = tokens(text).into_iter().filter(|t| t.language == language && !t.stop);
        words.map(|token| token.text).collect()
    }

    #[test]
    fn traditional_chinese_is_cut_like_simplified() {
        let traditional = "圖書館的資料庫由軟體工程師維護，讀者可以從網路上預約書籍。";
        let simplified = "图书馆的资料库由软体工程师维护，读者可以从网路上预约书籍。";
        let lengths = |text| tokens(text).into_iter().map(|t| t.range).collect::<Vec<_>>();
        assert_eq!(lengths(traditional), lengths(simplified));
        assert!(words_of(Language::Chinese, traditional).contains(&"圖書館".to_owned()));
    }

    #[test]
    fn the_language_is_decided_run_by_run() {
        let text = "「人工知能の研究は大学で行われています」这是日文，발표를 보았다 ภาษาไทย, наука";
        assert_eq!(words_of(Language::Japanese, text), ["人工", "知能", "研究", "大学"]);
        assert_eq!(words_of(Language::Chinese, text), ["日文"]);
        assert_eq!(words_of(Language::Korean, text)[0], "발표");
        assert_eq!(words_of(Language::Thai, text), ["ภาษา", "ไทย"]);
        assert_eq!(words_of(Language::Other, text), ["наука"]);
    }

    #[test]
    fn a_japanese_letter_in_chinese_does_not_make_it_japanese() {
        let words = words_of(Language::Chinese, "这家名叫茶の水的小店开在图书馆旁边，生意很好");
        assert!(words.contains(&"图书馆".to_owned()), "{words:?}");
    }

    #[test]
    fn chinese_sentences_of_a_japanese_document_are_chinese() {
        let document =
            document(&["これは日本語の文章です。とても短いです。", "图书馆新到了三百册小说"]);
        let tokens = tokenize(&document, &TokenOptions::default());
        assert!(tokens.iter().any(|t| t.language == Language::Chinese && t.text == "图书馆"));
        assert!(tokens.iter().any(|t| t.language == Language::Japanese && t.text == "日本語"));
    }

    #[test]
    fn the_lexicon_and_own_stop_words_are_heeded() {
        let options = TokenOptions {
            lexicon: vec!["蓝鹭 2 号".to_owned()],
            stop_words: StopWords::bundled().with("港口 # a place\n\nFlew"),
        };
        let tokens = tokenize(&document(&["蓝鹭 2 号的港口 flew"]), &options);
        let found: Vec<_> = tokens.iter().map(|t| (t.text.as_str(), t.kind, t.stop)).collect();
        assert_eq!(
            found,
            [
                ("蓝鹭 2 号", TokenKind::Name, false),
                ("的", TokenKind::Word, true),
                ("港口", TokenKind::Word, true),
                ("flew", TokenKind::Word, true),
            ]
        );
    }

    #[test]
    fn names_are_stop_words_only_by_the_own_list() {
        let stops = |stop_words: StopWords| -> Vec<bool> {
            let options = TokenOptions { stop_words, ..TokenOptions::default() };
            let tokens = tokenize(&document(&["OpenAI 与 GPT-4o"]), &options);
            tokens.iter().map(|token| token.stop).collect()
        };
        assert_eq!(stops(StopWords::bundled()), [false, true, false]);
        assert_eq!(stops(StopWords::bundled().with("openai")), [true, true, false]);
        assert_eq!(stops(StopWords::replace("ｇｐｔ-4O")), [false, false, true]);
    }

    fn assert_sound(text: &str) {
        let mut end = 0;
        for token in tokens(text) {
            assert!(token.range.start >= end, "{text:?}: {token:?}");
            assert!(token.range.end > token.range.start);
            assert_eq!(text.get(token.range.clone()), Some(token.text.as_str()));
            end = token.range.end;
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_ranges_of_it(text in any::<String>()) {
            assert_sound(&text);
        }

        #[test]
        fn mixed_text_gives_ordered_ranges_of_it(
            text in "([A-Za-z]{0,4}|[0-9]{1,3}|[-.+#&_'’/:@~%$·，。]|[一-龥]{1,4}|[ぁ-ん]{1,3}|[가-힣]{1,3}|[ก-๙]| ){0,40}"
        ) {
            assert_sound(&text);
        }
    }
}
