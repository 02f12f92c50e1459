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

/// The options under which the rules choose, which these tests are about.
fn rules() -> TermOptions {
    TermOptions { model: false, ..TermOptions::default() }
}

fn texts(text: &str) -> Vec<String> {
    let (document, tokens) = prepared(text);
    terms(&document, &tokens, &rules()).into_iter().map(|term| term.text).collect()
}

/// The terms by plain counts.
pub(super) fn texts_counted(text: &str) -> Vec<String> {
    let (document, tokens) = prepared(text);
    let options = TermOptions { weighting: Weighting::Count, ..rules() };
    terms(&document, &tokens, &options).into_iter().map(|term| term.text).collect()
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
fn names_that_also_stand_apart_are_cut() {
    assert_terms(
        "Zenvia 发布 Quorix 3。Zenvia Quorix 3 很快，Quorix 3 也便宜，Zenvia 股价上涨。\n",
        &["Zenvia", "Quorix 3"],
        &["Zenvia Quorix 3", "Quorix"],
    );
    assert_terms("Google Zephyr Deep 上线。\n", &["Google", "Zephyr Deep"], &[]);
    assert_terms("Apple Watch 上线。\n", &["Apple Watch"], &["Watch"]);
}

#[test]
fn what_the_author_emphasized_is_whole_and_ends_there() {
    assert_terms(
        "同时，**通灵万岫 2.6** 支持配音，**Depth Nothing 3** 用单一网络。\n\n\
         **Figure 04** 走上街头，**Dojo 5** 项目重启。\n\n\
         **共封装电路**成为焦点，**星海之门**工程动工，**甲骨文**债务评级下调。\n\n\
         评测集 **Nobody's Last Question** 受到质疑，再次提醒\u{201c}致命三要素\u{201d}。",
        &[
            "通灵万岫 2.6",
            "Depth Nothing 3",
            "Figure 04",
            "Dojo 5",
            "共封装电路",
            "星海之门",
            "甲骨文",
            "Nobody's Last Question",
            "致命三要素",
        ],
        &["甲骨文债务", "Depth Nothing", "Dojo"],
    );
}

#[test]
fn english_names_with_an_apostrophe_are_whole_in_chinese() {
    assert_terms(
        "新模型在 Zephyr 2.0 与 Nobody's Last Question 上刷新纪录，Google's Zenvic 落后。\n",
        &["Nobody's Last Question", "Zephyr 2.0", "Google", "Zenvic"],
        &["Nobody", "Last Question"],
    );
    assert_terms("We like Nobody's Last Question here.\n", &["Last Question"], &[]);
}

#[test]
fn hyphenated_words_of_a_title_are_one_name() {
    assert_terms(
        "论文 Mantle-Constrained Over-Junctions 提出新法，Zenvic-Flash VoltWing 也在场。\n",
        &["Mantle-Constrained Over-Junctions"],
        &["Mantle-Constrained"],
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
    let terms = terms(&document, &tokens, &rules());
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
fn letters_and_small_words_are_names_in_chinese() {
    assert_terms(
        "他用 Go 写了编译器，也会 C 语言。公司完成 A 轮融资，B 站有视频。",
        &["Go", "C 语言", "A 轮融资", "B 站"],
        &[],
    );
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
fn someone_and_what_they_do_is_no_term() {
    let text = "多名设计师离职。据报道，设计师离职的消息已经传开，他们转投同行。";
    assert_terms(text, &["设计师"], &["设计师离职"]);
}

#[test]
fn small_english_adverbs_are_no_names_in_chinese() {
    assert_terms("编译变得 blazingly 快，Gridly 功不可没。", &["Gridly"], &["blazingly"]);
}

#[test]
fn a_title_is_a_name_whatever_its_class() {
    assert_terms("大家在读《三体》，三体讲的是宇宙。", &["三体"], &[]);
}

#[test]
fn numbers_that_count_are_no_versions() {
    assert_terms(
        "Zenvia 3 名员工离职，Zenvia 2031 年上市。\n",
        &["Zenvia"],
        &["Zenvia 3", "Zenvia 2031"],
    );
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
fn chinese_words_that_the_dictionary_splits_are_joined() {
    let text = "多模态检索依赖向量数据库。多模态检索与向量数据库的推理成本在下降，**灵感编程**受欢迎，“梦境崩塌”少见。\n";
    assert_terms(
        text,
        &["多模态", "向量数据库", "推理成本", "灵感编程", "梦境崩塌"],
        &["向量", "灵感"],
    );
}

#[test]
fn names_that_the_dictionary_leaves_in_pieces_are_joined() {
    assert_terms(
        "昨天参观了澜骏药业的工厂。与澜骏药业合作的是霍尔本教授。\n",
        &["澜骏药业"],
        &["澜骏", "药业"],
    );
    assert_terms("港口运来五颗卫星，颗卫星。施普特格出版书籍。\n", &["卫星"], &["颗卫星"]);
}

#[test]
fn numbered_names_and_models_are_whole() {
    assert_terms(
        "远帆七号已经发射，青雀二十三号甲随后升空，昨天地铁九号线停运。澜骏 9300 上市，售价 4999 元。\n",
        &["远帆七号", "青雀二十三号甲", "地铁九号线", "澜骏 9300"],
        &["远帆", "青雀"],
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
fn items_of_an_enumeration_are_whole() {
    assert_terms(
        "园区培育海水淡化、潮汐发电、珊瑚养殖和风筝运动，预计明年完工、提高收入。\n",
        &["潮汐发电", "珊瑚养殖"],
        &["潮汐", "珊瑚", "提高收入"],
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
fn initials_stay_with_a_name_of_sounds() {
    assert_terms("QV 洛尔坎在扩产，CEO 洛尔坎在场。\n", &["QV 洛尔坎", "CEO"], &["QV"]);
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
fn roles_and_forms_of_address_are_no_part_of_a_name() {
    assert_terms(
        "昨天 CEO Jane Novak 到场，会上 Jane Novak 说了话。澜骏先生来了，澜骏先生走了。\n",
        &["Jane Novak"],
        &["CEO Jane Novak", "澜骏先生"],
    );
}

#[test]
fn hyphenated_words_in_chinese_text_are_one_name() {
    assert_terms("装上 blink-harvester 再试。\n", &["blink-harvester"], &["harvester"]);
}

#[test]
fn a_verb_and_its_object_in_a_link_are_no_term() {
    assert_terms("[监测珊瑚礁](https://a.example)\n\n潮水退了。\n", &["珊瑚礁"], &["监测珊瑚礁"]);
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
fn a_label_before_every_item_is_no_term() {
    assert_terms(
        "[电子书] 灯塔的历史\n\n[电子书] 潮汐的成因\n\n[电子书] 风筝的做法\n",
        &["灯塔", "潮汐"],
        &["电子书"],
    );
}

#[test]
fn quoted_phrases_of_four_characters_are_whole() {
    assert_terms("口号是“随到随走”，不是“你先走吧”。\n", &["随到随走"], &["你先走吧"]);
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
fn verbs_particles_and_their_objects_are_not_joined() {
    let text = "公司发布模型，提升能力，并显著改善体验。\n";
    assert_terms(text, &["模型"], &["发布模型", "提升能力", "显著改善", "改善体验", "公司发布"]);
}

#[test]
fn a_shorter_term_counts_only_where_it_stands_alone() {
    let (document, tokens) =
        prepared("Nano Banana Pro 好。Nano Banana Pro 快。Nano Banana Pro 贵。Banana 甜。\n");
    let terms = terms(&document, &tokens, &rules());
    let count = |text: &str| terms.iter().find(|term| term.text == text).map(|term| term.count);
    assert_eq!((count("Nano Banana Pro"), count("Banana")), (Some(3), Some(1)));
}

#[test]
fn everyday_words_weigh_less_than_names_of_the_same_count() {
    let text = "技术发展。技术发展。技术发展。Quorix 上线。Quorix 下线。Quorix 重启。\n";
    let (document, tokens) = prepared(text);
    let ranked = terms(&document, &tokens, &rules());
    assert_eq!(ranked[0].text, "Quorix");
    let options = TermOptions { weighting: Weighting::Count, ..rules() };
    let counted = terms(&document, &tokens, &options);
    assert!(counted.iter().all(|term| term.score == term.count as f64));
}

#[test]
fn hyphened_modifiers_with_a_function_word_stay_whole_before_their_noun() {
    assert_terms(
        "They sell end-to-end encryption. We study non-linear systems and what is non-linear.\n",
        &["end-to-end encryption", "non-linear systems"],
        &["end-to-end", "non-linear", "linear systems"],
    );
}

#[test]
fn english_phrases_end_where_a_noun_phrase_ends() {
    assert_terms(
        "The adaptive vector channel allocation works. Adaptive vector channel allocation is fast. \
         Costs fall by receiving bids, and the proposed scheme is cheap.\n",
        &["adaptive vector channel allocation", "bids"],
        &["adaptive vector", "receiving bids", "proposed scheme"],
    );
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
    let counted = count(&document, &tokens, &rules());
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (key, sources) in &counted.sources {
        prop_assert_eq!(counted.counts.entries[key].count, sources.len() as u64);
        places.extend(
            sources.iter().map(|source| (source.block, source.range.start, source.range.end)),
        );
    }
    places.sort_unstable();
    for pair in places.windows(2) {
        prop_assert!(pair[0].0 < pair[1].0 || pair[0].2 <= pair[1].1, "overlap: {:?}", pair);
    }
    prop_assert_eq!(counted.counts.occurrences, places.len() as u64);
    let terms = weigh(&counted.counts, &counted.sources, &rules());
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
