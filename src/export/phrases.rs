//! What an HTML page says, in the language of the report.

/// The phrases of a page.
pub(super) struct Phrases {
    pub(super) scheme: &'static str,
    pub(super) clear: &'static str,
    pub(super) all: &'static str,
    pub(super) filter: &'static str,
    pub(super) word: &'static str,
    pub(super) count: &'static str,
    pub(super) share: &'static str,
    pub(super) spellings: &'static str,
    pub(super) sentences: &'static str,
}

/// The phrases for a language; English for one without its own.
pub(super) fn phrases(language: &str) -> &'static Phrases {
    match language.split('-').next().unwrap_or_default() {
        "zh" if ["Hant", "TW", "HK", "MO"].iter().any(|tag| language.contains(tag)) => &TRADITIONAL,
        "zh" => &SIMPLIFIED,
        "ja" => &JAPANESE,
        "ko" => &KOREAN,
        _ => &ENGLISH,
    }
}

const ENGLISH: Phrases = Phrases {
    scheme: "Light / dark",
    clear: "Show all words",
    all: "All words",
    filter: "Filter",
    word: "Word",
    count: "Count",
    share: "Share",
    spellings: "Other spellings",
    sentences: "Sentences",
};

const SIMPLIFIED: Phrases = Phrases {
    scheme: "浅色 / 深色",
    clear: "显示全部词语",
    all: "全部词语",
    filter: "筛选",
    word: "词语",
    count: "次数",
    share: "占比",
    spellings: "其他写法",
    sentences: "出处",
};

const TRADITIONAL: Phrases = Phrases {
    scheme: "淺色 / 深色",
    clear: "顯示全部詞語",
    all: "全部詞語",
    filter: "篩選",
    word: "詞語",
    count: "次數",
    share: "占比",
    spellings: "其他寫法",
    sentences: "出處",
};

const JAPANESE: Phrases = Phrases {
    scheme: "ライト / ダーク",
    clear: "すべての語を表示",
    all: "すべての語",
    filter: "絞り込み",
    word: "語",
    count: "回数",
    share: "割合",
    spellings: "ほかの表記",
    sentences: "出典の文",
};

const KOREAN: Phrases = Phrases {
    scheme: "라이트 / 다크",
    clear: "모든 단어 보기",
    all: "모든 단어",
    filter: "거르기",
    word: "단어",
    count: "횟수",
    share: "비율",
    spellings: "다른 표기",
    sentences: "문장",
};
