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
const AFTER_EITHER: [&str; 30] = [
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
    "의",
    "에",
];

/// Endings of verbs made of a noun and 하다 or 되다.
const VERB_ENDINGS: [&str; 28] = [
    "하였습니다",
    "되었습니다",
    "했습니다",
    "됐습니다",
    "합니다",
    "됩니다",
    "하였다",
    "되었다",
    "한다고",
    "했다고",
    "하면서",
    "되면서",
    "했다",
    "됐다",
    "한다",
    "된다",
    "하는",
    "되는",
    "하고",
    "되고",
    "하며",
    "되며",
    "하여",
    "되어",
    "해서",
    "하기",
    "하지",
    "하게",
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
    let endings = VERB_ENDINGS.iter().chain(&AFTER_EITHER).map(|ending| (ending, None));
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
    }
}
