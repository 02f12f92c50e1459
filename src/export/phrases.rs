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
    /// The names of the groups `new`, `rising` and `falling`.
    pub(super) groups: [&'static str; 3],
}

/// The phrases for a language; English for one without its own.
pub(super) fn phrases(language: &str) -> &'static Phrases {
    match language.split('-').next().unwrap_or_default() {
        "zh" if ["Hant", "TW", "HK", "MO"].iter().any(|tag| language.contains(tag)) => &TRADITIONAL,
        "zh" => &SIMPLIFIED,
        "ja" => &JAPANESE,
        "ko" => &KOREAN,
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "pt" => &PORTUGUESE,
        "it" => &ITALIAN,
        "ru" => &RUSSIAN,
        "ar" => &ARABIC,
        "hi" => &HINDI,
        "th" => &THAI,
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
    groups: ["new", "rising", "falling"],
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
    groups: ["新出现", "上升", "下降"],
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
    groups: ["新出現", "上升", "下降"],
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
    groups: ["新規", "上昇", "下降"],
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
    groups: ["새로 등장", "상승", "하락"],
};

const GERMAN: Phrases = Phrases {
    scheme: "Hell / dunkel",
    clear: "Alle Wörter zeigen",
    all: "Alle Wörter",
    filter: "Filter",
    word: "Wort",
    count: "Anzahl",
    share: "Anteil",
    spellings: "Andere Schreibweisen",
    sentences: "Sätze",
    groups: ["neu", "steigend", "fallend"],
};

const FRENCH: Phrases = Phrases {
    scheme: "Clair / sombre",
    clear: "Afficher tous les mots",
    all: "Tous les mots",
    filter: "Filtrer",
    word: "Mot",
    count: "Nombre",
    share: "Part",
    spellings: "Autres graphies",
    sentences: "Phrases",
    groups: ["nouveau", "en hausse", "en baisse"],
};

const SPANISH: Phrases = Phrases {
    scheme: "Claro / oscuro",
    clear: "Mostrar todas las palabras",
    all: "Todas las palabras",
    filter: "Filtrar",
    word: "Palabra",
    count: "Número",
    share: "Proporción",
    spellings: "Otras grafías",
    sentences: "Frases",
    groups: ["nuevo", "en alza", "en baja"],
};

const PORTUGUESE: Phrases = Phrases {
    scheme: "Claro / escuro",
    clear: "Mostrar todas as palavras",
    all: "Todas as palavras",
    filter: "Filtrar",
    word: "Palavra",
    count: "Número",
    share: "Proporção",
    spellings: "Outras grafias",
    sentences: "Frases",
    groups: ["novo", "em alta", "em queda"],
};

const ITALIAN: Phrases = Phrases {
    scheme: "Chiaro / scuro",
    clear: "Mostra tutte le parole",
    all: "Tutte le parole",
    filter: "Filtra",
    word: "Parola",
    count: "Numero",
    share: "Quota",
    spellings: "Altre grafie",
    sentences: "Frasi",
    groups: ["nuovo", "in aumento", "in calo"],
};

const RUSSIAN: Phrases = Phrases {
    scheme: "Светлая / тёмная",
    clear: "Показать все слова",
    all: "Все слова",
    filter: "Фильтр",
    word: "Слово",
    count: "Число",
    share: "Доля",
    spellings: "Другие написания",
    sentences: "Предложения",
    groups: ["новое", "растёт", "падает"],
};

const ARABIC: Phrases = Phrases {
    scheme: "فاتح / داكن",
    clear: "إظهار كل الكلمات",
    all: "كل الكلمات",
    filter: "تصفية",
    word: "الكلمة",
    count: "العدد",
    share: "النسبة",
    spellings: "صيغ أخرى",
    sentences: "الجمل",
    groups: ["جديد", "في ارتفاع", "في انخفاض"],
};

const HINDI: Phrases = Phrases {
    scheme: "हल्का / गहरा",
    clear: "सभी शब्द दिखाएँ",
    all: "सभी शब्द",
    filter: "छाँटें",
    word: "शब्द",
    count: "संख्या",
    share: "हिस्सा",
    spellings: "अन्य वर्तनी",
    sentences: "वाक्य",
    groups: ["नया", "बढ़ता", "घटता"],
};

const THAI: Phrases = Phrases {
    scheme: "สว่าง / มืด",
    clear: "แสดงคำทั้งหมด",
    all: "คำทั้งหมด",
    filter: "กรอง",
    word: "คำ",
    count: "จำนวน",
    share: "สัดส่วน",
    spellings: "การสะกดอื่น",
    sentences: "ประโยค",
    groups: ["ใหม่", "เพิ่มขึ้น", "ลดลง"],
};
