//! Names that take a number, letters or a trade: 远帆七号, 岚图 M9, 骁龙 8 Elite, SK 海力士, 澜骏药业.

use super::chinese_cut::is_binary_compound;
use super::class::Class;
use super::unit::{Case, Gap, Script, Unit, Units};
use super::zipf::RARE;
use super::{background, fragment, name};
use crate::token::{TokenKind, is_transliteration, to_simplified};
use rustc_hash::FxHashMap;

/// The end of the name with a number, a model or initials that starts at `at`.
pub(super) fn end(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    pairs: &FxHashMap<(u32, u32), u32>,
    fixed: &FxHashMap<usize, usize>,
    fragments: &FxHashMap<usize, usize>,
) -> Option<usize> {
    model(units, at, limit, pairs, fixed)
        .or_else(|| numbered(units, at, limit))
        .or_else(|| initialed(units, at, limit, fragments))
}

/// The end of a chemical compound that starts at `at` with the number of its atoms: 三氟化氯.
pub(super) fn compound_of_elements(units: &Units<'_>, at: usize, limit: usize) -> Option<usize> {
    let unit = &units.list[at];
    let next = units.list[..limit].get(at + 1).filter(|next| next.joins())?;
    let rest = unit.text.strip_prefix(|c| "一二三四五六七八九十".contains(c))?;
    let compound = rest.is_empty() && is_binary_compound(next.text) && next.length <= 4
        || rest.chars().count() == 2 && is_binary_compound(rest) && next.length == 1;
    compound.then_some(at + 2)
}

/// The end of the company name that starts at `at`: a name that no dictionary has, and a trade.
pub(super) fn company(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    fragments: &FxHashMap<usize, usize>,
) -> Option<usize> {
    let end = fragments.get(&at).copied().unwrap_or(at + 1);
    let named = end > at + 1
        || fragment::is_guess(&units.list[at])
            && !fragment::holds_word(&to_simplified(units.list[at].text));
    let trade = units.list[..limit].get(end).filter(|trade| named && trade.joins())?;
    background::is_trade(&to_simplified(trade.text)).then_some(end + 1)
}

/// The end of the word of a letter and a Chinese noun that starts at `at`: C 语言, B 站, A 轮.
pub(super) fn lettered(units: &Units<'_>, at: usize, limit: usize) -> Option<usize> {
    const NOUNS: [&str; 14] =
        ["语言", "語言", "站", "端", "股", "轮", "輪", "世代", "线", "線", "盘", "盤", "型", "级"];
    let letter = &units.list[at];
    let next = units.list[..limit].get(at + 1)?;
    let capital = letter.length == 1 && letter.text.bytes().all(|byte| byte.is_ascii_uppercase())
        || letter.text == "Go" && matches!(next.text, "语言" | "語言");
    let alone = at == 0 || units.list[at - 1].script != Script::Latin || letter.gap == Gap::Break;
    (capital && alone && next.gap != Gap::Break && NOUNS.contains(&next.text)).then_some(at + 2)
}

/// The end of a name with a number that starts at `at`: 远帆七号, 七号线, 晨星 9500.
fn numbered(units: &Units<'_>, at: usize, limit: usize) -> Option<usize> {
    let unit = &units.list[at];
    let list = &units.list[..limit];
    let number = list.get(at + 1).filter(|next| next.kind == TokenKind::Number)?;
    let named = unit.script == Script::Han && unit.length > 1 && !unit.stop;
    if !named || !matches!(unit.class, Class::Noun | Class::Name | Class::Unlisted) {
        return None;
    }
    let follows = |at: usize, texts: &[&str]| {
        list.get(at).is_some_and(|next| next.joins() && texts.contains(&next.text))
    };
    if number.gap == Gap::None {
        let ends = number.text.ends_with(['号', '號']);
        // 沪深300指数: an index with the number of its shares.
        let counted = number.text.bytes().all(|byte| byte.is_ascii_digit());
        if counted && number.length >= 2 && follows(at + 2, &["指数", "指數"]) {
            return Some(at + 3);
        }
        let mut end = at + if ends { 2 } else { 3 };
        if !ends && !follows(at + 2, &["号", "號"]) {
            return None;
        }
        end += usize::from(follows(end, &["甲", "乙", "丙", "丁", "线", "線"]));
        return Some(end);
    }
    // A model: a number of three or four digits that is no year and counts nothing.
    let digits = number.text.bytes().all(|byte| byte.is_ascii_digit());
    let year = number.text.starts_with("19") || number.text.starts_with("20");
    let model = digits && (3..=4).contains(&number.length) && !(year && number.length == 4);
    let proper = unit.class != Class::Noun && background::chinese_zipf(unit.text).is_none();
    (model && proper && !list.get(at + 2).is_some_and(counts)).then_some(at + 2)
}

/// The end of a product that starts at `at`: a name in Chinese with a model in letters and digits
/// or with a number and a word: 岚图 M9, 骁龙 8 Elite.
fn model(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    pairs: &FxHashMap<(u32, u32), u32>,
    fixed: &FxHashMap<usize, usize>,
) -> Option<usize> {
    let unit = &units.list[at];
    let list = &units.list[..limit];
    let next = list.get(at + 1)?;
    let han = unit.script == Script::Han && unit.length > 1 && !unit.stop;
    // 理想 i8, 仰望 U9: words of every day that are brands too.
    let listed = han && background::is_organization(&to_simplified(unit.text));
    let unknown = unit.zipf.is_none()
        || matches!(unit.class, Class::Name | Class::Unlisted)
            && unit.zipf.is_some_and(|zipf| zipf < RARE);
    // 千问App
    let application = next.gap == Gap::None && next.text.eq_ignore_ascii_case("app");
    if han && (application && (unknown || listed || unit.is_listed()) || is_tier(unit, next)) {
        return Some(at + 2);
    }
    if !(han && (unknown && !unit.is_place() || listed)) {
        return named_after(unit, next, units, pairs).then_some(at + 2);
    }
    // 吉利银河 M7: a line of products between the brand and the model.
    let line = listed && next.joins() && next.length == 2 && next.class == Class::Noun;
    let (at, unit, next) = match list.get(at + 2).filter(|_| line) {
        Some(model) => (at + 1, next, model),
        None => (at, unit, next),
    };
    let bytes = next.text.as_bytes();
    // 昇腾950PR, 昇腾 910C, but 华为 5G is two terms.
    let leading = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let numbered = next.gap != Gap::Break
        && next.kind == TokenKind::Name
        && bytes.len() <= 6
        && leading >= if next.gap == Gap::None { 1 } else { 3 };
    if numbered {
        return Some(at + 2);
    }
    // A model that is spoken of without its brand is a name of its own.
    let bound = units.occurrences.get(next.id as usize) == pairs.get(&(unit.id, next.id));
    if is_lettered(next) && bound {
        return Some(fixed.get(&(at + 1)).copied().unwrap_or(at + 2));
    }
    let digits = next.kind == TokenKind::Number && next.text.bytes().all(|b| b.is_ascii_digit());
    let numbered = next.gap == Gap::Space && digits && next.length <= 3;
    let tail = list.get(at + 2..).unwrap_or_default();
    let words = tail.iter().enumerate().take_while(|&(place, unit)| {
        unit.gap == Gap::Space
            && (unit.script == Script::Latin
                && unit.class != Class::Number
                && matches!(unit.case, Case::Title | Case::Upper)
                || place > 0 && is_small_number(unit) && !tail.get(place + 1).is_some_and(counts))
    });
    let words = words.count();
    (numbered && words > 0).then_some(at + 2 + words)
}

/// Whether a model of a tier and a number stands after a short name: 千帆 Max-3.5.
fn is_tier(unit: &Unit<'_>, next: &Unit<'_>) -> bool {
    const TIERS: [&str; 10] =
        ["Air", "Flash", "Lite", "Max", "Mini", "Omni", "Plus", "Pro", "Turbo", "Ultra"];
    let letters = next.text.bytes().take_while(u8::is_ascii_alphabetic).count();
    unit.length == 2
        && matches!(unit.class, Class::Noun | Class::Name | Class::Unlisted)
        && unit.zipf.is_none_or(|zipf| zipf < RARE)
        && next.gap != Gap::Break
        && next.kind == TokenKind::Name
        && TIERS.contains(&&next.text[..letters])
        && next.text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a unit is a model of letters and digits: M9.
fn is_lettered(unit: &Unit<'_>) -> bool {
    let bytes = unit.text.as_bytes();
    unit.script == Script::Latin
        && bytes.len() <= 4
        && bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.iter().any(u8::is_ascii_digit)
}

/// Whether a model recurs after a rare noun, and stands nowhere else: 灵犀 X1. After the kind of thing
/// that it is it stands by itself: 显卡 A100.
fn named_after(
    unit: &Unit<'_>,
    next: &Unit<'_>,
    units: &Units<'_>,
    pairs: &FxHashMap<(u32, u32), u32>,
) -> bool {
    const KINDS: &[char] = &[
        '卡', '片', '器', '机', '機', '箭', '星', '船', '车', '車', '型', '号', '號', '版', '端',
        '核', '弹', '舰', '艇', '炮', '枪', '轮', '站', '网', '体', '種', '种', '路', '线',
    ];
    let count = pairs.get(&(unit.id, next.id)).copied().unwrap_or(0);
    let rare = unit.zipf.is_some_and(|zipf| zipf < RARE);
    count > 1
        && units.occurrences.get(next.id as usize) == Some(&count)
        && is_lettered(next)
        && unit.class == Class::Noun
        && unit.length == 2
        && rare
        && !unit.is_listed()
        && !unit.text.ends_with(KINDS)
}

fn is_small_number(unit: &Unit<'_>) -> bool {
    unit.kind == TokenKind::Number
        && unit.length <= 2
        && unit.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Below this Zipf value a word of the dictionary was seen a handful of times.
const UNHEARD: f64 = 2.0;

/// The end of a name that starts at `at` with initials and goes on with sounds: SK 海力士.
fn initialed(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    fragments: &FxHashMap<usize, usize>,
) -> Option<usize> {
    let unit = &units.list[at];
    let list = &units.list[..limit];
    let initials = unit.script == Script::Latin
        && unit.case == Case::Upper
        && (2..=3).contains(&unit.length)
        && unit.kind == TokenKind::Word
        && !unit.stop
        && unit.zipf.is_none();
    let before = at.checked_sub(1).and_then(|before| list.get(before));
    // After another Latin word the initials are the end of a name.
    let opens =
        !before.is_some_and(|before| before.script == Script::Latin && unit.gap != Gap::Break);
    if !initials || !opens || list.get(at + 1).is_none_or(|next| next.gap == Gap::Break) {
        return None;
    }
    let end = fragments.get(&(at + 1)).copied().unwrap_or(at + 2);
    let sounds = list.get(at + 1..end)?;
    let length: usize = sounds.iter().map(|unit| unit.length).sum();
    let rare = |unit: &Unit<'_>| unit.length == 1 || unit.zipf.is_none_or(|zipf| zipf < RARE);
    // A word that the dictionary hardly ever saw is a name too, whatever its sounds: 海力士.
    let unheard = sounds.len() == 1 && sounds[0].zipf.is_some_and(|zipf| zipf < UNHEARD);
    let foreign = |unit: &Unit<'_>| {
        unit.script == Script::Han
            && (unheard || is_transliteration(&to_simplified(unit.text)))
            && rare(unit)
    };
    ((3..=4).contains(&length) && sounds.iter().all(foreign)).then_some(end)
}

/// Whether a unit after a number counts things.
fn counts(unit: &Unit<'_>) -> bool {
    unit.gap != Gap::Break && (name::is_counter(unit) || unit.class == Class::Measure)
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn units_after_a_number_and_a_space_are_no_terms() {
        assert_terms(
            "渔船重 16 GB，渔网 8MJ/kg，灯塔 46 MJ/kg。Pro 很大。\n",
            &["渔船", "渔网", "灯塔"],
            &["GB", "MJ", "kg"],
        );
    }

    #[test]
    fn an_app_belongs_to_its_brand() {
        assert_terms("渔夫打开千问App买鱼，又用了这个App。\n", &["千问App", "App"], &["千问"]);
    }

    #[test]
    fn models_that_start_with_digits_stay_with_their_brand() {
        assert_terms(
            "对手推出鲸腾 910C，鲸腾950PR 上市，鲸腾 5G 也在。\n",
            &["鲸腾 910C", "鲸腾950PR", "鲸腾"],
            &["鲸腾 5G", "910C"],
        );
    }

    #[test]
    fn brands_that_are_words_of_every_day_keep_their_models() {
        assert_terms(
            "理想 i8 改款，仰望 U9 Xtreme 跑完全程，吉利银河 M7 上市。\n",
            &["理想 i8", "仰望 U9 Xtreme", "吉利银河 M7"],
            &["i8", "M7"],
        );
    }

    #[test]
    fn a_model_that_recurs_after_a_rare_noun_belongs_to_it() {
        assert_terms(
            "灵犀 X1 量产，新一代灵犀 X1 很快。显卡 B7 很贵，显卡 B7 断货。\n",
            &["灵犀 X1", "显卡", "B7"],
            &["X1", "灵犀", "显卡 B7"],
        );
    }

    #[test]
    fn a_tier_with_a_number_belongs_to_the_short_name_before_it() {
        assert_terms("团队放出千帆 Max-3.5。\n", &["千帆 Max-3.5"], &["Max-3.5", "千帆"]);
    }

    #[test]
    fn the_number_of_atoms_is_a_part_of_a_compound() {
        assert_terms(
            "三氟化氯是一种气体，工厂买了三氟化氯。\n",
            &["三氟化氯"],
            &["氟化氯", "三氟化"],
        );
    }
}
