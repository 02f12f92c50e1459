//! What an archive teaches, and that the order of its documents does not matter.

use super::*;
use crate::document::{Document, ReadOptions, read};
use crate::term::{TermOptions, Verdict, explain, terms};
use crate::token::{Token, TokenOptions, tokenize};
use proptest::prelude::*;
use std::sync::Arc;

fn prepared(text: &str) -> (Document, Vec<Token>) {
    let document = read(text.as_bytes(), &ReadOptions::default());
    let tokens = tokenize(&document, &TokenOptions::default());
    (document, tokens)
}

fn observed(texts: &[&str]) -> Observations {
    let mut all = Observations::default();
    for text in texts {
        let (document, tokens) = prepared(text);
        all.merge(observe(&document, &tokens));
    }
    all
}

/// The terms of a report without and with what an archive teaches.
fn before_and_after(report: &str, archive: &[&str]) -> [Vec<String>; 2] {
    let (document, tokens) = prepared(report);
    let learned = Some(Arc::new(observed(archive).learned()));
    [None, learned].map(|learned| {
        let options = TermOptions { learned, ..TermOptions::default() };
        terms(&document, &tokens, &options).into_iter().map(|term| term.text).collect()
    })
}

fn holds(terms: &[String], term: &str) -> bool {
    terms.iter().any(|text| text == term)
}

#[test]
fn a_name_of_the_archive_is_cut_out_of_a_longer_one() {
    let archive = ["昨天 Zenvia 上市。Quorix 3 发布。", "Zenvia 收购对手。大家在用 Quorix 3。"];
    let [before, after] = before_and_after("今天 Zenvia Quorix 3 降价。", &archive);
    assert!(holds(&before, "Zenvia Quorix 3"), "{before:?}");
    assert!(holds(&after, "Zenvia") && holds(&after, "Quorix 3"), "{after:?}");
}

#[test]
fn a_block_of_every_issue_is_left_out_with_its_reason() {
    let issue = |number: u32, text: &str| format!("# 潮汐快报第 {number} 期\n\n{text}\n");
    let archive: Vec<String> = ["灯塔修好了。", "渡轮停航。", "渔港扩建。", "海带丰收。"]
        .iter()
        .zip(30..)
        .map(|(text, number)| issue(number, text))
        .collect();
    let archive: Vec<&str> = archive.iter().map(String::as_str).collect();
    let report = issue(41, "灯塔又坏了。");
    let [before, after] = before_and_after(&report, &archive);
    assert!(
        holds(&before, "潮汐快报") && !holds(&after, "潮汐快报") && holds(&after, "灯塔"),
        "{after:?}"
    );
    let (document, tokens) = prepared(&report);
    let learned = Arc::new(observed(&archive).learned());
    assert_eq!(learned.boilerplate(&document), [0]);
    let options = TermOptions { learned: Some(learned), ..TermOptions::default() };
    assert_eq!(explain(&document, &tokens, &options, "潮汐快报").verdict, Verdict::Boilerplate);
    assert_eq!(explain(&document, &tokens, &options, "灯塔").verdict, Verdict::Term);
    let options = TermOptions { boilerplate: true, ..options };
    assert_eq!(explain(&document, &tokens, &options, "潮汐快报").verdict, Verdict::Term);
}

#[test]
fn words_that_meet_by_chance_are_no_compound() {
    let learned = Learned {
        common: [("港口".to_owned(), 300), ("天气".to_owned(), 200)].into(),
        tokens: 10_000,
        ..Learned::default()
    };
    assert!(learned.contradicts("港口", "天气"));
    assert!(!learned.contradicts("港口", "浮冰"));
}

#[test]
fn a_template_has_no_numbers() {
    assert_eq!(template("第 12 期 · 5月3日"), template("第 137 期 · 11月23日"));
    assert_ne!(template("第 12 期"), template("第 12 卷"));
    assert_eq!(template("2025-12-01"), None);
}

#[test]
fn the_rare_are_dropped_first() {
    let text = "港口、灯塔、渔船、港口、灯塔、港口。\n";
    let all = observed(&[text, "港口。\n"]);
    let mut kept = all.clone();
    let dropped = kept.prune(2);
    let words: Vec<&str> = kept.words.keys().map(String::as_str).collect();
    assert_eq!((all.words.len(), words), (3, vec!["港口", "灯塔"]));
    assert_eq!(dropped, entries(&all) - entries(&kept));
    assert_eq!((all.largest(), kept.largest()), (3, 2));
    assert!(kept.prune(0) > 0 && entries(&kept) == 0);
}

fn entries(all: &Observations) -> usize {
    let Observations { words, compounds, fragments, names, blocks, .. } = all;
    words.len() + compounds.len() + fragments.len() + names.len() + blocks.len()
}

#[test]
fn more_than_any_bound_is_merged_in_any_order() {
    use super::observations::{Seen, Sequence};
    let part = |from: u64| {
        let mut part = Observations { documents: 1, tokens: 300_000, ..Observations::default() };
        for number in (from..from + 150_000).rev() {
            let seen = Seen { documents: 1, count: 1 + number % 3 };
            part.words.insert(number.to_string(), seen);
            part.blocks.insert(number, seen);
            let sequence = Sequence { seen, free: 1, neighbors: [1 << (number % 64), from] };
            part.compounds.insert(number.to_string(), sequence);
        }
        part
    };
    let merged = |parts: [u64; 3]| {
        let mut all = Observations::default();
        parts.into_iter().for_each(|from| all.merge(part(from)));
        all
    };
    let all = merged([0, 100_000, 200_000]);
    assert!(all == merged([200_000, 0, 100_000]));
    assert_eq!((all.largest(), all.documents, all.tokens), (350_000, 3, 900_000));
    assert_eq!(all.words["149999"], Seen { documents: 2, count: 2 * (1 + 149_999 % 3) });
    assert_eq!(all.compounds["149999"].neighbors, [1 << (149_999 % 64), 100_000]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_documents_does_not_matter(
        texts in prop::collection::vec("((浮冰|雷达|数据|中心|Zenvia|Quorix|neural|network|的|，|。)( )?){0,20}", 3)
    ) {
        let parts: Vec<Observations> = texts.iter().map(|text| observed(&[text])).collect();
        let merged = |a: &Observations, b: &Observations| {
            let mut a = a.clone();
            a.merge(b.clone());
            a
        };
        let left = merged(&merged(&parts[0], &parts[1]), &parts[2]);
        prop_assert_eq!(&left, &merged(&parts[0], &merged(&parts[1], &parts[2])));
        prop_assert_eq!(&left, &merged(&parts[2], &merged(&parts[1], &parts[0])));
        prop_assert_eq!(&left, &merged(&left, &Observations::default()));
        let json = serde_json::to_string(&left).unwrap();
        prop_assert_eq!(&left, &serde_json::from_str(&json).unwrap());
    }
}

#[test]
fn a_report_of_nothing_but_template_lines_keeps_them() {
    let archive = ["灯塔快报。", "灯塔快报。", "灯塔快报。", "灯塔快报。"];
    let [before, after] = before_and_after("灯塔快报。", &archive);
    assert_eq!(before.is_empty(), after.is_empty(), "{before:?} {after:?}");
}
