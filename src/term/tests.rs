//! Tests of the stage as a whole: a text goes in, terms come out.

use super::*;
use crate::document::{ReadOptions, read};
use crate::token::{TokenOptions, tokenize};
use proptest::prelude::*;

fn prepared(text: &str) -> (Document, Vec<Token>) {
    let document = read(text.as_bytes(), &ReadOptions::default());
    let tokens = tokenize(&document, &TokenOptions::default());
    (document, tokens)
}

fn texts(text: &str) -> Vec<String> {
    let (document, tokens) = prepared(text);
    terms(&document, &tokens, &TermOptions::default()).into_iter().map(|term| term.text).collect()
}

#[track_caller]
pub(super) fn assert_terms(text: &str, present: &[&str], absent: &[&str]) {
    let texts = texts(text);
    for term in present {
        assert!(texts.iter().any(|text| text == term), "{term} is not among {texts:?}");
    }
    for term in absent {
        assert!(!texts.iter().any(|text| text == term), "{term} is among {texts:?}");
    }
}

#[test]
fn names_of_several_words_stay_whole() {
    assert_terms(
        "昨天试用了 Aurora Lens Max，比 Borealis 7.3 更快；Jane Novak 说 XYZA 2031 会议见。\n",
        &["Aurora Lens Max", "Borealis 7.3", "Jane Novak", "XYZA 2031"],
        &["Aurora", "Lens", "Borealis", "发布GPT"],
    );
}

#[test]
fn measure_words_are_no_part_of_what_they_count() {
    assert_terms("推文来自 48 位鲸主，还有 3 款鲸机器。\n", &["鲸主"], &["位鲸主"]);
}

#[test]
fn accounts_weigh_less_than_what_they_speak_of() {
    let document = read("@zenvic 与 @quorla 谈 Harvex。\n".as_bytes(), &ReadOptions::default());
    let tokens = tokenize(&document, &TokenOptions::default());
    let terms = terms(&document, &tokens, &TermOptions::default());
    assert_eq!(terms[0].text, "Harvex");
    assert!(terms.iter().any(|term| term.text == "zenvic" && term.weight < 0.5));
}

#[test]
fn a_character_that_returns_is_a_subject() {
    let text = "院子里有一条蛇。这条蛇很长。大家怕蛇，不敢出门。";
    assert_terms(text, &["蛇"], &[]);
    assert_terms("院子里有一条蛇。", &[], &["蛇"]);
}

#[test]
fn a_name_in_one_word_or_two_is_one_term() {
    let text = "新的 NightBuilder 上线，大家都用 Night Builder，也装 NightBuilder。";
    assert_terms(text, &["NightBuilder"], &["Night Builder"]);
}

#[test]
fn the_words_of_the_title_are_whole_in_the_text() {
    let text = "---\ntitle: 第 8 期：潜水器大战\n---\n今年的潜水器大战，谁也没有料到。";
    assert_terms(text, &["潜水器大战"], &[]);
}

#[test]
fn a_title_is_a_name_whatever_its_class() {
    assert_terms("大家在读《三体》，三体讲的是宇宙。", &["三体"], &[]);
}

#[test]
fn capitalized_names_are_found_in_english() {
    let text = "Yesterday the team of Maria Castellano met in New Zealand. They like Visual Studio Code.\n";
    assert_terms(
        text,
        &["Maria Castellano", "New Zealand", "Visual Studio Code"],
        &["Maria", "They"],
    );
}

#[test]
fn english_noun_phrases_are_found() {
    let text = "We propose a recurrent neural network for speech recognition. The network uses gradient descent.\n";
    assert_terms(
        text,
        &["recurrent neural network", "speech recognition", "gradient descent"],
        &["uses gradient"],
    );
}

#[test]
fn annotations_that_return_are_no_terms() {
    assert_terms(
        "1、灯塔的历史（英文）\n\n2、潮汐的成因（英文）\n\n3、风筝的做法（英文）。\n\n他讲潮汐（Tide）\n",
        &["灯塔", "Tide"],
        &["英文"],
    );
}

#[test]
fn models_stay_with_their_brand() {
    assert_terms(
        "澜骏 X7 与青鲲L60 同日上市。青鲲 8 Turbo 芯片到货。\n",
        &["澜骏 X7", "青鲲L60", "青鲲 8 Turbo"],
        &["X7", "L60", "Turbo"],
    );
    assert_terms(
        "澜骏 8 Ultra Gen 5 到货，澜骏 8 Ultra 降价 3 成，澜骏 737 Max 停产。澜骏500指数上涨。\n",
        &["澜骏 8 Ultra Gen 5", "澜骏 8 Ultra", "澜骏 737 Max", "澜骏500指数"],
        &["Gen", "Gen 5", "指数"],
    );
}

#[test]
fn initials_stay_with_a_rare_word() {
    assert_terms("芯片由 SK 海力士供货。", &["SK 海力士"], &["SK"]);
}

#[test]
fn what_recurs_after_a_word_is_its_suffix() {
    assert_terms(
        "工地装了保暖棚，保暖棚很大。屋顶铺太阳能板，太阳能板便宜。\n",
        &["保暖棚", "太阳能板"],
        &["保暖", "太阳能"],
    );
}

#[test]
fn names_that_end_like_adverbs_and_names_with_a_numeral_are_terms() {
    assert_terms(
        "店里用 Gridly 排班，Gridly 很好。千鹭上市，千鹭便宜。\n",
        &["Gridly", "千鹭"],
        &[],
    );
}

#[test]
fn names_with_a_preposition_are_whole_in_chinese() {
    assert_terms("昨天 Harbor of Tides 展出新作。\n", &["Harbor of Tides"], &["Harbor"]);
}

#[test]
fn english_verbs_join_no_nouns() {
    let text = "The shortage caused project delays. We need a method which balances residual energy, and \
                the proof covers safety. The filter regularizes user embeddings.\n";
    assert_terms(
        text,
        &["project delays", "residual energy", "user embeddings"],
        &["caused project delays", "balances residual energy", "proof covers safety"],
    );
}

#[test]
fn thai_pieces_that_stand_together_are_one_word() {
    let text = "ปัญญาประดิษฐ์ช่วยแพทย์ ปัญญาประดิษฐ์ใช้ในการเกษตร\n";
    assert_terms(text, &["ปัญญาประดิษฐ์", "การเกษตร"], &["ประดิษฐ์"]);
}

#[test]
fn pieces_of_sentences_are_no_terms() {
    let text = "灵巧手的成本在一年内降了一半，这比任何模型都重要，用时 2 小时，更多地用于工厂，本周量产会在杭州开始。\n";
    assert_terms(text, &["杭州"], &["这比", "多地", "量产会", "内降", "小时", "本周"]);
}

#[test]
fn japanese_and_korean_words_without_spaces_are_whole() {
    assert_terms(
        "自動運転の実験が始まった。量子コンピュータと人工知能を使う。\n",
        &["自動運転", "量子コンピュータ", "人工知能"],
        &["自動", "知能"],
    );
    assert_terms("QX하이노스는 배터리를 개발한다. QX하이노스가 좋다.\n", &["QX하이노스"], &["QX"]);
}

#[test]
fn a_shorter_term_counts_only_where_it_stands_alone() {
    let (document, tokens) =
        prepared("Nano Banana Pro 好。Nano Banana Pro 快。Nano Banana Pro 贵。Banana 甜。\n");
    let terms = terms(&document, &tokens, &TermOptions::default());
    let count = |text: &str| terms.iter().find(|term| term.text == text).map(|term| term.count);
    assert_eq!((count("Nano Banana Pro"), count("Banana")), (Some(3), Some(1)));
}

#[test]
fn everyday_words_weigh_less_than_names_of_the_same_count() {
    let text = "技术发展。技术发展。技术发展。Quorix 上线。Quorix 下线。Quorix 重启。\n";
    let (document, tokens) = prepared(text);
    let ranked = terms(&document, &tokens, &TermOptions::default());
    assert_eq!(ranked[0].text, "Quorix");
    let options = TermOptions { weighting: Weighting::Count, ..TermOptions::default() };
    let counted = terms(&document, &tokens, &options);
    assert!(counted.iter().all(|term| term.score == term.count as f64));
}

#[test]
fn units_of_measure_are_no_terms() {
    assert_terms(
        "样品的剂量为 5 mg·kg-1·d-1，流量为 50L/(m2·h)，粘度为 3.5mPa·s。\n",
        &["样品", "剂量"],
        &["kg-1", "d-1", "m2", "50L"],
    );
}

#[test]
fn verbs_of_written_language_are_parts_of_what_recurs() {
    assert_terms(
        "法庭讨论了环境侵权的后果。环境侵权的归责原则不同，新的归责原则更严。\n",
        &["环境侵权", "归责原则"],
        &["归责", "侵权"],
    );
}

/// Text of words that meet in every order.
fn sample() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "大模型",
        "多模态",
        "数据",
        "中心",
        "的",
        "发布",
        "在",
        "Nano",
        "Banana",
        "Pro",
        "OpenAI",
        "GPT-5",
        "3",
        "2025",
        "年",
        " ",
        "，",
        "。",
        "\n\n",
        "**",
        "“",
        "”",
        "the",
        "neural",
        "networks",
        "network",
        "-",
        "名",
        "資料庫",
        "ｇｐｔ",
        "人工知能",
        "を",
        "한국어는",
        "🙂",
    ]);
    prop::collection::vec((word, any::<bool>()), 0..60).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, space)| format!("{word}{}", if space { " " } else { "" }))
            .collect()
    })
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let (document, tokens) = prepared(text);
    let counted = count(&document, &tokens, &TermOptions::default());
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (key, sources) in &counted.sources {
        prop_assert_eq!(counted.counts.entries[key].count, sources.len() as u64);
        places.extend(
            sources.iter().map(|source| (source.block, source.range.start, source.range.end)),
        );
    }
    places.sort_unstable();
    for pair in places.windows(2) {
        prop_assert!(pair[0] != pair[1], "counted twice: {:?}", pair);
    }
    prop_assert_eq!(counted.counts.occurrences, places.len() as u64);
    let terms = weigh(&counted.counts, &counted.sources, &TermOptions::default());
    prop_assert_eq!(terms.iter().map(|term| term.count).sum::<u64>(), places.len() as u64);
    for term in &terms {
        prop_assert!(term.weight > 0.0 && term.weight <= 1.0);
        let shown = term
            .sources
            .iter()
            .any(|source| document.blocks[source.block].text[source.range.clone()] == term.text);
        prop_assert!(shown, "{} stands nowhere", term.text);
    }
    prop_assert!(
        terms.is_sorted_by(|a, b| a.score > b.score || a.score == b.score && a.text <= b.text)
    );
    Ok(())
}

proptest! {
    #[test]
    fn every_occurrence_counts_once_and_every_term_stands_in_the_text(text in sample()) {
        check(&text)?;
    }

    #[test]
    fn any_text_is_counted(text in any::<String>()) {
        check(&text)?;
    }
}
