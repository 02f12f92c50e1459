//! What columns and fields are called. The names only choose between several columns of words or of
//! numbers; a list of one of each needs none.

/// What holds the word.
const WORDS: &str = "text word words term terms keyword keywords token phrase name label tag topic key title \
    词 词语 词汇 词条 关键词 关键字 单词 热词 短语 名称 标签 名字 文本 詞 詞語 詞彙 關鍵詞 關鍵字 單詞 名稱 標籤 \
    単語 語 語句 キーワード 用語 名前 단어 키워드 낱말 용어 이름 mot mots terme termes clé libellé nom \
    wort wörter begriff begriffe stichwort schlagwort palabra palabras término términos nombre etiqueta \
    palavra palavras termo termos nome parola parole termine слово слова термин woord term słowo kelime \
    từ khóa ord kata كلمة الكلمة शब्द คำ";

/// What holds the number; the first that is there counts.
const NUMBERS: &str = "weight count counts frequency freq frequencies value size n number num hits mentions occurrences \
    times amount total quantity score share percent percentage \
    权重 词频 频率 频数 频次 次数 出现次数 计数 数量 热度 数值 值 总数 得分 占比 權重 詞頻 頻率 頻次 次數 出現次數 數量 數值 熱度 \
    頻度 回数 出現回数 件数 出現数 数 重み 빈도 빈도수 횟수 개수 건수 가중치 수 fréquence fréquences nombre effectif effectifs poids \
    häufigkeit anzahl gewicht treffer zahl frecuencia frecuencias cantidad recuento conteo peso veces número \
    frequência quantidade contagem vezes frequenza conteggio quantità частота количество вес число \
    frequentie aantal liczba częstość sıklık sayı antal frekvens jumlah frekuensi عدد العدد تكرار التكرار आवृत्ति จำนวน ความถี่";

/// What holds the number of the row.
const INDICES: &str = "index idx id no nr # rank row 序号 编号 排名 名次 序號 編號 番号 順位 순위 번호 rang rango posición ранг №";

/// How well a name is one for the word: the lower the better.
pub(super) fn as_word(name: &str) -> Option<usize> {
    rank(name, WORDS)
}

/// How well a name is one for the number.
pub(super) fn as_number(name: &str) -> Option<usize> {
    rank(name, NUMBERS)
}

/// Whether a name is one for the number of the row; without one it may be.
pub(super) fn as_index(name: &str) -> bool {
    name.trim().is_empty() || name.starts_with("Unnamed") || rank(name, INDICES).is_some()
}

/// The place of a name in a list: as it stands, without what is in brackets, or its last word, which
/// is what it is one of (word count).
fn rank(name: &str, list: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    let bare = name.split(['(', '（', '[']).next().unwrap_or_default().trim();
    let place = |name: &str| list.split_whitespace().position(|known| known == name);
    let last = || bare.rsplit(|c: char| !c.is_alphanumeric()).next().and_then(place);
    place(bare).or_else(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names() {
        assert!(as_word("Word") < as_word("Label"));
        assert!(as_number("出现次数(次)").is_some() && as_number("doc_count").is_some());
        assert!(as_number("Word count").is_some() && as_word("Word count").is_none());
        assert!(as_index("") && as_index("No") && as_index("排名") && !as_index("Freq"));
    }
}
