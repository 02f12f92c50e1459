//! Chinese: the segmentation of jieba, over the compiled dictionary.
//!
//! The likeliest path through the words of the dictionary (Viterbi over unigram log-probabilities),
//! then jieba's hidden Markov model over what is left as single characters.

use super::dictionary;
use jieba_rs::Jieba;
use std::ops::Range;
use std::sync::LazyLock;

/// jieba without a dictionary: only its hidden Markov model.
static HMM: LazyLock<Jieba> = LazyLock::new(Jieba::empty);

/// The best way on from one character of a block.
#[derive(Clone, Copy, Default)]
struct Step {
    /// The log-probability of the rest of the block.
    probability: f64,
    /// Where the chosen word ends.
    end: usize,
}

/// Cuts `text`, in simplified characters, into words that cover it without a gap, as jieba does;
/// with `hmm`, unknown words are guessed.
pub(super) fn cut(text: &str, hmm: bool, mut emit: impl FnMut(Range<usize>)) {
    let mut steps = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        if is_word_character(first) {
            while let Some((at, next)) = chars.next_if(|&(_, next)| is_word_character(next)) {
                end = at + next.len_utf8();
            }
            cut_block(&text[start..end], hmm, &mut steps, &mut |range| {
                emit(start + range.start..start + range.end);
            });
        } else {
            if first == '\r' && chars.next_if(|&(_, next)| next == '\n').is_some() {
                end += 1;
            }
            emit(start..end);
        }
    }
}

/// The characters that jieba looks for words among.
fn is_word_character(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-')
}

/// Whether `c` is a Chinese character, by the blocks that jieba knows.
pub(super) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2ebef}'
        | '\u{2f800}'..='\u{2fa1f}')
}

/// Cuts a block of word characters.
fn cut_block(block: &str, hmm: bool, steps: &mut Vec<Step>, emit: &mut impl FnMut(Range<usize>)) {
    find_route(block, steps);
    let mut single = None;
    let mut at = 0;
    for (start, c) in block.char_indices() {
        if start != at {
            continue;
        }
        at = steps[start].end;
        if at - start == c.len_utf8() && (hmm || c.is_ascii_alphanumeric()) {
            single.get_or_insert(start);
            continue;
        }
        if let Some(from) = single.take() {
            cut_singles(block, from..start, hmm, emit);
        }
        emit(start..at);
    }
    if let Some(from) = single {
        cut_singles(block, from..block.len(), hmm, emit);
    }
}

/// Leaves in `steps`, at the byte where each character of `block` starts, the best word from there.
fn find_route(block: &str, steps: &mut Vec<Step>) {
    steps.clear();
    steps.resize(block.len() + 1, Step::default());
    for (start, c) in block.char_indices().rev() {
        let mut best: Option<Step> = None;
        for (length, log_probability) in dictionary::words_at(&block[start..]) {
            let end = start + length;
            let probability = log_probability + steps[end].probability;
            if best.is_none_or(|best| probability >= best.probability) {
                best = Some(Step { probability, end });
            }
        }
        steps[start] = best.unwrap_or_else(|| {
            let end = start + c.len_utf8();
            Step { probability: dictionary::log_unknown() + steps[end].probability, end }
        });
    }
}

/// Cuts a run that the best route leaves as single characters.
fn cut_singles(block: &str, run: Range<usize>, hmm: bool, emit: &mut impl FnMut(Range<usize>)) {
    let text = &block[run.clone()];
    let single = text.chars().nth(1).is_none();
    if !hmm || single {
        emit(run);
    } else if dictionary::contains(text) {
        // Likelier as single characters than as the word that it is.
        for (at, c) in text.char_indices() {
            emit(run.start + at..run.start + at + c.len_utf8());
        }
    } else {
        for token in HMM.cut(text, true) {
            emit(run.start + token.byte_start..run.start + token.byte_end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    static ORACLE: LazyLock<Jieba> = LazyLock::new(Jieba::new);

    fn words(text: &str, hmm: bool) -> Vec<&str> {
        let mut words = Vec::new();
        cut(text, hmm, |range| words.push(&text[range]));
        words
    }

    fn assert_as_jieba(text: &str) {
        for hmm in [false, true] {
            let expected: Vec<&str> =
                ORACLE.cut(text, hmm).into_iter().map(|token| token.word).collect();
            assert_eq!(words(text, hmm), expected, "hmm {hmm}: {text}");
        }
    }

    #[test]
    fn cuts_into_words() {
        assert_eq!(words("我来到北京清华大学", true), ["我", "来到", "北京", "清华大学"]);
        assert_eq!(
            words("他来到了网易杭研大厦", true),
            ["他", "来到", "了", "网易", "杭研", "大厦"]
        );
        assert_eq!(words("", true), [""; 0]);
    }

    #[test]
    fn equals_jieba_on_prose() {
        for text in [
            "春天的早晨，港口的渔船排成一列，等着潮水退去。",
            "图书馆新到了三百册小说，读者排队借阅；管理员说周末还会再来一批。",
            "这台1.5寸的屏幕用了T恤布料，重50%，卡拉OK厅里AA制付款。",
            "小明硕士毕业于中国科学院计算所，后在日本京都大学深造",
            "C++和c#是什么关系？11+122=133，是吗？PI=3.14159",
            "在乾隆年间，著名的画家郎世宁……\r\n讥䶯䶰𦡦　㐀 abc-def_g+h&i.j%",
            "結婚的和尚未結婚的都來了，圖書館與體育館均開放。",
        ] {
            assert_as_jieba(text);
        }
    }

    /// Words of the dictionary, among them those with letters, and characters of all blocks.
    fn piece() -> impl Strategy<Value = String> {
        let list: Vec<&str> = include_str!("../../dictionary/jieba.txt")
            .lines()
            .step_by(7)
            .chain(include_str!("../../dictionary/jieba.txt").lines().take(200))
            .filter_map(|line| line.split(' ').next())
            .collect();
        prop_oneof![
            6 => proptest::sample::select(list).prop_map(str::to_owned),
            3 => proptest::char::range('\u{4e00}', '\u{9fa5}').prop_map(String::from),
            1 => proptest::char::range('\u{3400}', '\u{9fff}').prop_map(String::from),
            1 => "[a-zA-Z0-9+#&._%-]{1,6}",
            1 => "[，。、 \r\n]",
            1 => any::<char>().prop_map(String::from),
        ]
    }

    proptest! {
        #[test]
        fn equals_jieba_on_random_text(pieces in proptest::collection::vec(piece(), 0..40)) {
            assert_as_jieba(&pieces.concat());
        }
    }
}
