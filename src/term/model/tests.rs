//! Tests of the model on short texts: what any weights worth having must get right.

use super::super::{TermOptions, terms};
use super::atom::atoms;
use super::feature::Sink;
use super::recurrence::Recurrence;
use super::score::{Scores, features, spans};
use super::weights::Sum;
use crate::document::{Document, ReadOptions, read};
use crate::token::{Token, TokenOptions, tokenize};

fn prepared(text: &str) -> (Document, Vec<Token>) {
    let document = read(text.as_bytes(), &ReadOptions::default());
    let tokens = tokenize(&document, &TokenOptions::default());
    (document, tokens)
}

#[track_caller]
fn assert_terms(text: &str, present: &[&str], absent: &[&str]) {
    let (document, tokens) = prepared(text);
    let options = TermOptions { ..TermOptions::default() };
    let terms = terms(&document, &tokens, &options);
    let texts: Vec<&str> = terms.iter().map(|term| &*term.text).collect();
    for term in present {
        assert!(texts.contains(term), "{term} is not among {texts:?}");
    }
    for term in absent {
        assert!(!texts.contains(term), "{term} is among {texts:?}");
    }
}

#[test]
fn names_that_no_dictionary_has_are_whole() {
    assert_terms(
        "县长檀志恒到场。檀志恒要求加快施工，檀志恒表示年底通车。\n",
        &["檀志恒"],
        &["檀志", "志恒"],
    );
    assert_terms(
        "浏览器SIG今天开例会，浏览器SIG通过了新提案，浏览器SIG招募成员。\n",
        &["浏览器SIG"],
        &[],
    );
}

#[test]
fn movements_of_a_price_are_no_terms() {
    assert_terms(
        "北岭股份涨超4%，西桥科技涨近7%，南江药业跌超2%。\n",
        &["北岭股份"],
        &["涨超", "涨近", "跌超"],
    );
}

#[test]
fn particles_end_terms_but_in_titles() {
    assert_terms(
        "关于AI的讨论很热，他认为在AI面前要谨慎，对AI要有耐心。《被遗忘的灯塔》出版了。\n",
        &["AI", "被遗忘的灯塔"],
        &["在AI", "对AI", "关于AI", "关于AI的"],
    );
}

#[test]
fn a_share_is_no_part_of_a_term() {
    assert_terms(
        "约 30% 的沉箱来自北港，约 30% 来自南港。沉箱占成本的 50%，沉箱 12% 漏水。\n",
        &["沉箱"],
        &["约 30%", "30%", "沉箱 12%"],
    );
}

#[test]
fn a_topic_of_several_longer_terms_counts_by_itself() {
    assert_terms("氢能概念股走强，氢能电池扩产，氢能电站并网，氢能汽车热销。\n", &["氢能"], &[]);
}

#[test]
fn english_verbs_end_terms_and_names_keep_their_prepositions() {
    assert_terms(
        "Home sales sank in May. The Bank of Norland raised interest rates.\n",
        &["Home sales", "Bank of Norland"],
        &["Home sales sank", "Norland raised"],
    );
}

#[test]
fn a_text_of_one_sentence_has_terms() {
    assert_terms("渔网和渔船。\n", &["渔网", "渔船"], &["和"]);
}

/// Adds weights up as prediction does, over all features at once.
#[test]
fn the_parts_of_a_score_are_those_of_its_features() {
    let text = "# 氢能周报\n\n新上任的县长檀志恒说，the Bank of Norland 与氢能-X2 项目有关。风电场建设周期短，造价不高。\n";
    let (document, tokens) = prepared(text);
    let atoms = atoms(&document, &tokens);
    let recurrence = Recurrence::new(&document, &atoms);
    let scores = Scores::new(&document, &atoms, &recurrence);
    let mut compared = 0;
    for run in atoms.runs() {
        for span in run.clone().flat_map(|start| spans(&atoms, &run, start)) {
            let mut sum = Sum::default();
            features(&document, &atoms, &recurrence, &span, &mut sum);
            assert_eq!(scores.parts(&span) + scores.whole(&span), sum.0, "{span:?}");
            compared += 1;
        }
    }
    assert!(compared > 50);
}

#[test]
fn names_of_features_are_told_apart_by_where_their_parts_end() {
    struct Names(Vec<Vec<u8>>);
    impl Sink for Names {
        fn add(&mut self, name: &[&[u8]]) {
            self.0.push(name.concat());
        }
    }
    let (document, tokens) = prepared("氢能电池 and hydrogen cells\n");
    let atoms = atoms(&document, &tokens);
    let recurrence = Recurrence::new(&document, &atoms);
    let mut names = Names(Vec::new());
    features(&document, &atoms, &recurrence, &(0..2), &mut names);
    let all = names.0.len();
    names.0.sort();
    names.0.dedup();
    assert_eq!(names.0.len(), all, "a feature is named twice for one span");
}

#[test]
fn what_title_marks_enclose_is_whole() {
    assert_terms(
        "她读完了《风从海上来，雨向山中去》，又借了《写给冬天最后一位守灯人的三封长信》。\n",
        &["风从海上来，雨向山中去", "写给冬天最后一位守灯人的三封长信"],
        &["风从海上来", "雨向山中去", "三封长信"],
    );
}
