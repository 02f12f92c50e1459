//! The sentence that is said in place of the picture.

use crate::cloud::Cloud;

/// The words that the sentence names.
const NAMED: usize = 8;

/// A sentence in the report's language for the `alt` attribute of the picture: what it is, how many
/// words it has and the heaviest of them.
pub fn alt_text(cloud: &Cloud) -> String {
    let (template, separator) = sentence(&cloud.language);
    let words: Vec<&str> = cloud.words.iter().take(NAMED).map(|word| &*word.text).collect();
    template
        .replace("{count}", &cloud.words.len().to_string())
        .replace("{words}", &words.join(separator))
}

/// The sentence of a language and what stands between the words in it; English for others.
fn sentence(language: &str) -> (&'static str, &'static str) {
    let base = language.split('-').next().unwrap_or_default();
    let traditional = ["Hant", "TW", "HK", "MO"].iter().any(|tag| language.contains(tag));
    match base {
        "zh" if traditional => ("文字雲，共 {count} 個詞，最突出的是：{words}。", "、"),
        "zh" => ("词云，共 {count} 个词，最突出的是：{words}。", "、"),
        "ja" => ("{count} 語のワードクラウド。特に目立つ語：{words}。", "、"),
        "ko" => ("단어 {count}개의 워드 클라우드. 가장 두드러진 단어: {words}.", ", "),
        "ar" => ("سحابة من {count} كلمة، أبرزها: {words}.", "، "),
        "he" => ("ענן של {count} מילים, הבולטות ביותר: {words}.", ", "),
        "hi" => ("{count} शब्दों का शब्द-मेघ, सबसे प्रमुख: {words}।", ", "),
        "bn" => ("{count}টি শব্দের শব্দমেঘ, সবচেয়ে প্রধান: {words}।", ", "),
        "ta" => ("{count} சொற்களின் சொல் மேகம், முதன்மையானவை: {words}.", ", "),
        "th" => ("เมฆคำ {count} คำ คำที่เด่นที่สุดคือ {words}", ", "),
        "ru" => ("Облако слов ({count}); самые заметные: {words}.", ", "),
        "el" => ("Σύννεφο {count} λέξεων· οι κυριότερες: {words}.", ", "),
        "de" => ("Wortwolke aus {count} Wörtern, am auffälligsten: {words}.", ", "),
        "fr" => ("Nuage de {count} mots, les plus marquants : {words}.", ", "),
        "es" => ("Nube de {count} palabras, las más destacadas: {words}.", ", "),
        "pt" => ("Nuvem de {count} palavras, as mais destacadas: {words}.", ", "),
        "it" => ("Nuvola di {count} parole, le più evidenti: {words}.", ", "),
        _ => ("Word cloud of {count} words, the most prominent: {words}.", ", "),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn it_is_in_the_language_of_the_report() {
        let mut cloud = sample();
        assert_eq!(alt_text(&cloud), "词云，共 2 个词，最突出的是：模型 <R&D>、turned。");
        cloud.language = "zh-Hant-HK".to_owned();
        assert!(alt_text(&cloud).starts_with("文字雲"));
        cloud.language = String::new();
        let english = "Word cloud of 2 words, the most prominent: 模型 <R&D>, turned.";
        assert_eq!(alt_text(&cloud), english);
        cloud.words.iter_mut().for_each(|word| word.text = "{words}".to_owned());
        assert!(alt_text(&cloud).ends_with("{words}, {words}."));
    }
}
