//! That counts are exact: in any order, any parts and any number, in memory and as bytes.

use super::*;
use proptest::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

fn entry() -> impl Strategy<Value = Entry> {
    let variant = (0..9_u64, 0..3_u64, 0..9_u64);
    let variants = prop::collection::vec(("[ab字]{0,2}", variant), 0..4);
    let numbers = [0..9_u64, 0..9, 0..9, 0..9];
    (variants, numbers, 0..5_u32, 0..5_u32).prop_map(
        |(variants, numbers, specificity, earliness)| {
            let variants = variants.into_iter().map(|(text, (count, block, byte))| {
                (text, Variant { count, first: (block, byte) })
            });
            let [count, documents, set_off, apart] = numbers;
            Entry {
                count,
                documents,
                set_off,
                apart,
                specificity: f64::from(specificity) / 3.0,
                earliness: f64::from(earliness) / 4.0,
                confidence: f64::from(earliness) / 5.0,
                variants: variants.collect(),
            }
        },
    )
}

fn counts() -> impl Strategy<Value = TermCounts> {
    let entries = prop::collection::btree_map("[a-c语]{0,2}", entry(), 0..6);
    (entries, 0..9_u64).prop_map(|(entries, documents)| TermCounts {
        documents,
        occurrences: entries.values().map(|entry| entry.count).sum(),
        entries,
    })
}

fn merged(parts: impl IntoIterator<Item = TermCounts>) -> TermCounts {
    let mut all = TermCounts::default();
    parts.into_iter().for_each(|part| all.merge(part));
    all
}

fn merged_bytes(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    merge_saved(parts.iter().map(|part| ("part", &part[..])), &mut bytes).unwrap();
    bytes
}

/// Numbers so large that their sums end.
fn huge(mut counts: TermCounts) -> TermCounts {
    counts.documents += u64::MAX - 9;
    for entry in counts.entries.values_mut() {
        entry.count += u64::MAX - 12;
        entry.documents += u64::MAX / 2;
    }
    counts
}

proptest! {
    #[test]
    fn merging_is_associative_and_commutative(
        a in counts(), b in counts(), c in counts(), is_huge in any::<bool>()
    ) {
        let [a, b, c] = [a, b, c].map(|counts| if is_huge { huge(counts) } else { counts });
        let left = merged([merged([a.clone(), b.clone()]), c.clone()]);
        prop_assert_eq!(&left, &merged([a.clone(), merged([b.clone(), c.clone()])]));
        prop_assert_eq!(&left, &merged([c, b, a]));
    }

    #[test]
    fn nothing_is_neutral(a in counts()) {
        prop_assert_eq!(&merged([a.clone(), TermCounts::default()]), &a);
        prop_assert_eq!(merged([TermCounts::default(), a.clone()]), a);
    }

    #[test]
    fn any_split_in_any_order_is_one_pass(
        list in prop::collection::vec(counts(), 0..40).prop_shuffle(),
        part_of in prop::collection::vec(0..7_usize, 40),
    ) {
        let whole = merged(list.clone());
        let mut parts = vec![TermCounts::default(); 7];
        for (counts, &part) in list.into_iter().zip(&part_of) {
            parts[part].merge(counts);
        }
        parts.reverse();
        let saved: Vec<Vec<u8>> = parts.iter().map(|part| part.to_bytes().unwrap()).collect();
        prop_assert_eq!(&merged_bytes(&saved), &whole.to_bytes().unwrap());
        prop_assert_eq!(merged(parts), whole);
    }

    #[test]
    fn survives_bytes_and_json(a in counts()) {
        let bytes = a.to_bytes().unwrap();
        prop_assert!(TermCounts::are_saved(&bytes));
        let back = TermCounts::from_bytes(&bytes).unwrap();
        prop_assert_eq!(&back, &a);
        prop_assert_eq!(back.to_bytes().unwrap(), bytes);
        let json = serde_json::to_string(&a).unwrap();
        prop_assert_eq!(serde_json::from_str::<TermCounts>(&json).unwrap(), a);
    }

    #[test]
    fn damage_is_found(a in counts(), at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let bytes = a.to_bytes().unwrap();
        let mut other = bytes.clone();
        other[at.index(bytes.len())] ^= 1 << bit;
        prop_assert!(TermCounts::from_bytes(&other).is_err());
        prop_assert!(TermCounts::from_bytes(&bytes[..at.index(bytes.len())]).is_err());
        prop_assert!(TermCounts::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
    }

    #[test]
    fn hostile_bytes_are_refused_or_read(
        a in counts(), at in any::<prop::sample::Index>(), inserted in prop::collection::vec(any::<u8>(), 0..9)
    ) {
        // With a checksum that is right, so that everything else is looked at.
        let mut bytes = a.to_bytes().unwrap();
        bytes.truncate(bytes.len() - 8);
        let at = 12 + at.index(bytes.len() - 12);
        bytes.splice(at..(at + inserted.len()).min(bytes.len()), inserted);
        bytes.extend(xxh3_64(&bytes).to_le_bytes());
        if let Ok(read) = TermCounts::from_bytes(&bytes) {
            prop_assert_eq!(TermCounts::from_bytes(&read.to_bytes().unwrap()).unwrap(), read);
        }
    }

    #[test]
    fn pruning_keeps_the_terms_of_most_documents(a in counts(), most in 0..7_usize) {
        let mut ranks: Vec<_> = a.entries.iter().collect();
        ranks.sort_by_key(|(key, entry)| (Reverse(entry.documents), Reverse(entry.count), *key));
        let (kept, dropped) = ranks.split_at(most.min(ranks.len()));
        let mut pruned = a.clone();
        let report = pruned.prune(most);
        prop_assert_eq!(pruned.entries.iter().collect::<Vec<_>>(), {
            let mut kept = kept.to_vec();
            kept.sort_by_key(|(key, _)| *key);
            kept
        });
        prop_assert_eq!(report.terms, dropped.len() as u64);
        prop_assert_eq!(report.occurrences, dropped.iter().map(|(_, entry)| entry.count).sum::<u64>());
        prop_assert_eq!(report.documents, dropped.first().map_or(0, |(_, entry)| entry.documents));
        prop_assert_eq!(pruned.totals().dropped, report.occurrences);
        let mut bytes = Vec::new();
        let saved = a.to_bytes().unwrap();
        let (totals, same) = prune_saved(&saved[..], most, &mut bytes).unwrap();
        prop_assert_eq!((totals, same), (pruned.totals(), report));
        prop_assert_eq!(bytes, pruned.to_bytes().unwrap());
    }
}

#[test]
fn more_than_a_million_terms_are_counted_as_a_plain_map_does() {
    const TERMS: u64 = 1_050_000;
    const PARTS: u64 = 3;
    // A fifth of the terms is in two parts.
    let term = |part: u64, at: u64| (part * TERMS / PARTS + at) % TERMS;
    let mut plain: BTreeMap<String, u64> = BTreeMap::new();
    let mut counts = TermCounts::default();
    for part in 0..PARTS {
        let mut one = TermCounts { documents: 1, ..TermCounts::default() };
        for at in 0..TERMS * 2 / 5 {
            let (key, count) = (term(part, at).to_string(), 1 + at % 3);
            *plain.entry(key.clone()).or_default() += count;
            let entry = one.entries.entry(key).or_default();
            entry.count += count;
            entry.documents = 1;
            one.occurrences += count;
        }
        counts.merge(one);
    }
    assert_eq!(plain.len() as u64, TERMS);
    assert_eq!(counts.occurrences, plain.values().sum::<u64>());
    let read = TermCounts::from_bytes(&counts.to_bytes().unwrap()).unwrap();
    assert!(read == counts);
    let numbers = read.entries.iter().map(|(key, entry)| (key, &entry.count));
    assert!(numbers.eq(&plain));
}

#[test]
fn the_form_of_the_bytes_is_as_described() {
    let variant = |count| Variant { count, first: (0, 300) };
    let entry = Entry {
        count: 3,
        documents: 1,
        set_off: 2,
        apart: 0,
        specificity: 1.0,
        earliness: 0.5,
        confidence: 0.75,
        variants: [("agent", variant(2)), ("AGENT", variant(1))].into_iter().collect(),
    };
    let entries = [("agent".to_owned(), entry)].into();
    let bytes = TermCounts { documents: 1, occurrences: 130, entries }.to_bytes().unwrap();
    let mut expected = b"\x89counts\n\x02\0\0\0\x01\x82\x01".to_vec();
    expected.extend(b"\x06agent\x03\x01\x02\0");
    expected.extend(b"\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\xe0\x3f\0\0\0\0\0\0\xe8\x3f");
    expected.extend(b"\x02\x06AGENT\x01\0\xac\x02\0\x02\0\xac\x02\0");
    expected.extend(xxh3_64(&expected).to_le_bytes());
    assert_eq!(bytes, expected);
}

#[test]
fn the_first_form_is_read_as_sure() {
    let mut bytes = b"\x89counts\n\x01\0\0\0\x01\x01\x06agent\x01\x01\0\0".to_vec();
    bytes.extend(b"\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\xe0\x3f\x01\0\x01\0\0\0");
    bytes.extend(xxh3_64(&bytes).to_le_bytes());
    let counts = TermCounts::from_bytes(&bytes).unwrap();
    assert_eq!(counts.entries["agent"].confidence, 1.0);
}

#[test]
fn what_cannot_be_read_is_told() {
    let message = |bytes: &[u8]| TermCounts::from_bytes(bytes).unwrap_err().to_string();
    let whole = TermCounts::default().to_bytes().unwrap();
    for text in [&b""[..], b"\x89cou", b"a report"] {
        assert!(message(text).contains("wordcloud count"), "{}", message(text));
    }
    assert!(message(&whole[..whole.len() - 1]).contains("damaged"));
    let mut later = whole.clone();
    later[8] = 3;
    assert!(message(&later).contains("form 3"), "{}", message(&later));
    let parts = [("a.counts", &whole[..]), ("b.counts", &later[..])];
    let message = merge_saved(parts, &mut Vec::new()).unwrap_err().to_string();
    assert!(message.starts_with("b.counts: "), "{message}");
}

#[test]
fn a_length_that_nothing_follows_takes_no_memory() {
    let mut bytes = b"\x89counts\n\x02\0\0\0\0\0".to_vec();
    // A key of 2^53 - 1 bytes.
    bytes.extend([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]);
    let message = TermCounts::from_bytes(&bytes).unwrap_err().to_string();
    assert!(message.contains("the end is missing"), "{message}");
}

#[test]
fn a_sum_that_is_no_longer_exact_is_refused() {
    let part = TermCounts { documents: 1 << 53, ..TermCounts::default() };
    let bytes = part.to_bytes().unwrap();
    let message = merge_saved([("a", &bytes[..]), ("b", &bytes[..])], &mut Vec::new()).unwrap_err();
    assert!(message.to_string().contains("18014398509481984"), "{message}");
    assert!(merged([part.clone(), part]).to_bytes().is_err());
    let mut wrong = TermCounts::default();
    wrong.entries.insert("a".into(), Entry { earliness: f64::NAN, ..Entry::default() });
    assert!(wrong.to_bytes().is_err());
}

#[test]
fn the_commonest_spelling_is_shown_and_of_equals_the_first() {
    let list = [("AGENT", 1, (0, 0)), ("agent", 2, (5, 1)), ("Agent", 2, (1, 7))];
    let variants = list.map(|(text, count, first)| (text, Variant { count, first }));
    let entry = Entry { variants: variants.into_iter().collect(), ..Entry::default() };
    assert_eq!(entry.shown(), "Agent");
}

#[test]
fn spellings_are_kept_in_the_order_of_their_bytes() {
    let variant = |count| Variant { count, first: (count, 0) };
    let all = [("b", 1), ("a", 2), ("c", 3), ("a", 4), ("b", 5)];
    let forward: Variants = all.iter().map(|&(text, count)| (text, variant(count))).collect();
    let backward: Variants =
        all.iter().rev().map(|&(text, count)| (text, variant(count))).collect();
    assert_eq!(forward, backward);
    let list: Vec<_> =
        forward.iter().map(|(text, variant)| (text, variant.count, variant.first.0)).collect();
    assert_eq!(list, [("a", 6, 2), ("b", 6, 1), ("c", 3, 3)]);
    assert_eq!((forward.len(), forward.is_empty()), (3, false));
}
