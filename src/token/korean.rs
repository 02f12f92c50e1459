//! Korean: the stem of a word without its particles.

/// Particles after a syllable with a final consonant, longest first.
const AFTER_CONSONANT: [&str; 16] = [
    "으로부터",
    "으로서는",
    "이라는",
    "이라고",
    "이었다",
    "으로서",
    "으로써",
    "으로는",
    "으로도",
    "으로",
    "이다",
    "이란",
    "은",
    "이",
    "을",
    "과",
];

/// Particles after a syllable without one.
const AFTER_VOWEL: [&str; 12] =
    ["로부터", "로서는", "라는", "라고", "였다", "로서", "로써", "로는", "로도", "는", "가", "를"];

/// Particles after either.
const AFTER_EITHER: [&str; 32] = [
    "에게서는",
    "이라도",
    "에서는",
    "에서도",
    "에서의",
    "에게는",
    "에게도",
    "까지는",
    "까지도",
    "부터는",
    "입니다",
    "에서",
    "에게",
    "에는",
    "에도",
    "에만",
    "께서",
    "한테",
    "부터",
    "까지",
    "보다",
    "처럼",
    "마다",
    "조차",
    "마저",
    "밖에",
    "만이",
    "만을",
    "과의",
    "와의",
    "의",
    "에",
];

/// Syllables that begin the ending of a verb made of a noun and 하다 or 되다; those after them go on
/// with it.
const VERB_STEMS: &str = "하했한할해되됐된될돼";
/// Those that can be the whole ending: 가능한, 사용할.
const ATTRIBUTIVE: &str = "한할된될";
/// Syllables that verb endings consist of after their first.
const VERB_ENDINGS: &str =
    "다고며면서는기지게여었았였겠셨시습합됩니던도록려러나므로써요까데만자라네음을를에의";

/// Nouns that end like a verb made of a noun: 유통기한, 주식분할.
const NO_VERBS: [&str; 13] = [
    "기한",
    "제한",
    "권한",
    "시한",
    "북한",
    "남한",
    "무한",
    "최소한",
    "역할",
    "분할",
    "관할",
    "대한",
    "여한",
];

/// Nouns whose last syllable reads as a particle.
const NOUN_ENDINGS: [&str; 40] = [
    "주의", "회의", "논의", "정의", "합의", "결의", "문의", "강의", "협의", "심의", "동의", "유의",
    "편의", "창의", "속도", "정도", "제도", "태도", "온도", "보도", "시도", "강도", "밀도", "한도",
    "의도", "용도", "주도", "선도", "차이", "높이", "길이", "깊이", "효과", "결과", "성과", "경로",
    "진로", "통로", "평가", "국가",
];

/// The length in bytes of the stem of `word`, without its particles or verb ending; at least two
/// syllables stay.
///
/// Whether a particle fits is decided by the final consonant of the syllable before it.
pub(super) fn stem_length(word: &str) -> usize {
    let stem = without_one(word);
    let plural = stem.strip_suffix('들').filter(|stem| is_long_enough(stem));
    plural.unwrap_or(stem).len()
}

fn without_one(word: &str) -> &str {
    if NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending)) {
        return word;
    }
    if let Some(noun) = verbal_noun(word) {
        return noun;
    }
    let endings = AFTER_EITHER.iter().map(|ending| (ending, None));
    let consonant = AFTER_CONSONANT.iter().map(|ending| (ending, Some(true)));
    let vowel = AFTER_VOWEL.iter().map(|ending| (ending, Some(false)));
    endings
        .chain(consonant)
        .chain(vowel)
        .filter_map(|(ending, consonant)| {
            let stem = word.strip_suffix(ending)?;
            let last = stem.chars().next_back()?;
            let fits = consonant.is_none_or(|consonant| has_final_consonant(last) == consonant);
            (fits && is_long_enough(stem)).then_some(stem)
        })
        .chain(without_short(word))
        .min_by_key(|stem| stem.len())
        .unwrap_or(word)
}

/// The noun of a verb made of one and 하다 or 되다, in any form: 향상되었으며, 사용할.
fn verbal_noun(word: &str) -> Option<&str> {
    if NO_VERBS.iter().any(|noun| word.ends_with(noun)) {
        return None;
    }
    let noun = word.char_indices().skip(2).find_map(|(at, stem)| {
        let ending = &word[at + stem.len_utf8()..];
        let whole = ATTRIBUTIVE.contains(stem) || !ending.is_empty();
        (whole && VERB_STEMS.contains(stem) && is_ending(ending)).then(|| &word[..at])
    })?;
    is_long_enough(noun).then_some(noun)
}

/// Whether a word is a conjugated verb or adjective, an adverb made of one, or a bound noun with
/// its particle: 밝혔다, 늘어나고, 빠르게, 것으로.
pub(crate) fn is_predicate(word: &str) -> bool {
    const ENDINGS: [&str; 21] = [
        "습니다",
        "입니다",
        "으며",
        "으면",
        "지만",
        "면서",
        "려고",
        "어나고",
        "아나고",
        "지고",
        "지며",
        "어지는",
        "아지는",
        "르게",
        "롭게",
        "스럽게",
        "하게",
        "로운",
        "스러운",
        "뛰어난",
        "어난다",
    ];
    // A syllable of the past tense (final ㅆ) followed by nothing but an ending.
    let past = word.char_indices().any(|(at, syllable)| {
        let ending = &word[at + syllable.len_utf8()..];
        final_consonant(syllable) == Some(SSANG_SIOT) && is_ending(ending)
    });
    let long = word.chars().nth(2).is_some();
    past || long && ENDINGS.iter().any(|ending| word.ends_with(ending))
        || word.starts_with('것') && !long
}

/// Whether all syllables are such as verb endings consist of.
fn is_ending(text: &str) -> bool {
    text.chars().all(|c| VERB_ENDINGS.contains(c) || c == '으')
}

/// The stem before 로, 와, 도 and 만; the first two follow a vowel, 로 also a final ㄹ.
fn without_short(word: &str) -> Option<&str> {
    let stem = word.strip_suffix(['로', '와', '도', '만'])?;
    let last = stem.chars().next_back()?;
    let fits = match word.chars().next_back()? {
        '로' => !has_final_consonant(last) || final_consonant(last) == Some(RIEUL),
        '와' => !has_final_consonant(last),
        _ => true,
    };
    (fits && is_long_enough(stem)).then_some(stem)
}

fn is_long_enough(stem: &str) -> bool {
    stem.chars().nth(1).is_some()
}

/// The number of the final consonant ㄹ in Unicode's arrangement of the syllables.
const RIEUL: u32 = 8;

/// The number of the final consonant ㅆ.
const SSANG_SIOT: u32 = 20;

/// The number of the final consonant of a syllable, 0 for none.
fn final_consonant(syllable: char) -> Option<u32> {
    let index = u32::from(syllable).checked_sub(0xac00).filter(|&index| index < 11172)?;
    Some(index % 28)
}

fn has_final_consonant(syllable: char) -> bool {
    final_consonant(syllable).is_some_and(|number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> &str {
        &word[..stem_length(word)]
    }

    #[test]
    fn particles_are_stripped_by_the_final_consonant() {
        for word in [
            "인공지능은",
            "인공지능을",
            "인공지능이",
            "인공지능의",
            "인공지능에서",
            "인공지능으로",
            "인공지능",
        ] {
            assert_eq!(stem(word), "인공지능");
        }
        for word in
            ["데이터는", "데이터를", "데이터가", "데이터로", "데이터와", "데이터에", "데이터까지"]
        {
            assert_eq!(stem(word), "데이터");
        }
        assert_eq!(stem("모델로"), "모델");
        assert_eq!(stem("기업들은"), "기업");
    }

    #[test]
    fn nouns_that_end_like_a_particle_stay_whole() {
        for word in [
            "회의",
            "민주주의",
            "전문가",
            "국가",
            "평가",
            "속도",
            "효과",
            "차이",
            "아이",
            "나이",
            "도로",
            "마을",
        ] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn verbs_made_of_a_noun_give_the_noun() {
        assert_eq!(stem("발표했다"), "발표");
        assert_eq!(stem("공개했습니다"), "공개");
        for (word, noun) in [
            ("향상되었으며", "향상"),
            ("사용할", "사용"),
            ("출시했고", "출시"),
            ("확대하기로", "확대"),
            ("치열해지고", "치열"),
            ("활발하다", "활발"),
        ] {
            assert_eq!(stem(word), noun);
        }
        for word in ["유통기한", "주식분할", "피해", "최소한", "동해"] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn conjugated_verbs_are_predicates_and_nouns_are_none() {
        for word in
            ["밝혔다", "보였다고", "나섰다", "늘어나고", "빠르게", "새로운", "뛰어난", "것으"]
        {
            assert!(is_predicate(word), "{word}");
        }
        for word in ["광고", "교통사고", "몸무게", "셧다운", "캐나다", "인공지능", "반도체", "사용"]
        {
            assert!(!is_predicate(word), "{word}");
        }
    }

    #[test]
    fn two_particles_are_stripped_together() {
        assert_eq!(stem("하이닉스와의"), "하이닉스");
        assert_eq!(stem("기업과의"), "기업");
    }
}
