//! Golden references: layouts as JSON and pictures of them, to be looked at when they change.
//!
//! `UPDATE_GOLDEN=1 cargo test --test integration golden` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};
use wordcloud::cloud::{ContourOptions, WordCloud};
use wordcloud::color::{Backdrop, Gradient, Scheme, Theme};
use wordcloud::export::{encode_png, from_json, render, to_json};
use wordcloud::font::FontBook;
use wordcloud::layout::{Mask, MaskOptions, Rotation, Shape, Size};
use wordcloud::term::Term;

const SIZE: Size = Size { width: 126, height: 84 };

/// A name, the words, and what is set.
type Case = (&'static str, &'static str, fn(&mut WordCloud));

const CASES: [Case; 13] = [
    ("simplified", "灵巧手 具身智能 HD-7 数据 开源 机器人", |_| {}),
    ("traditional", "圖書館 機器學習 骨科 數位典藏 資料", |s| {
        s.theme = theme("earth");
    }),
    ("japanese", "データ基盤 骨 機械学習 ロボット 直感", |s| s.vertical_cjk = 0.6),
    ("korean", "데이터 로봇 인공지능 항구", |s| s.theme = theme("ocean-dark")),
    ("arabic", "البيانات الروبوتات لغة سلام", |s| s.theme = theme("dusk")),
    ("hebrew", "שלום נתונים רובוט", |s| s.theme = theme("mono")),
    ("indic", "रोबोट भाषा संसाधन বাংলা தமிழ்", |s| s.theme = theme("tech")),
    ("thai", "หุ่นยนต์ ข้อมูล ภาษา", |s| {
        s.theme = theme("finance-dark");
    }),
    ("emoji", "🚀 🤖 发布 ❤️ 👩‍💻 ship", |s| s.theme = theme("universal")),
    ("european", "Żółw naïve Москва Ελλάδα AVATAR", |s| {
        s.layout.rotation = Rotation::Vertical { share: 0.5 };
    }),
    ("heart", "love care home tea sea sun joy rain bread", |s| {
        s.mask = Mask::from_shape(Shape::Heart, SIZE, &MaskOptions::default()).ok();
        s.contour = Some(ContourOptions::default().width(2.0));
    }),
    ("gradient", "wave tide foam shore harbor", |s| {
        s.backdrop = "white..#cfe3f5".parse::<Gradient>().ok().map(Backdrop::Gradient);
    }),
    ("viridis", "one two three four five six seven", |s| {
        s.scheme = "viridis".parse::<Scheme>().unwrap();
        s.theme = theme("gray-dark");
    }),
];

fn theme(name: &str) -> Theme {
    name.parse::<Theme>().unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn updates() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// What is stored, after it was written anew if that is asked for.
fn stored(name: &str, made: &[u8]) -> Vec<u8> {
    let path = folder().join(name);
    if updates() {
        fs::create_dir_all(folder()).unwrap();
        fs::write(&path, made).unwrap();
    }
    fs::read(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()))
}

fn term((index, text): (usize, &str)) -> Term {
    let weight = 1.0 / (index + 1) as f64;
    let count = (60.0 * weight) as u64;
    Term::new(text, weight).count(count)
}

#[test]
fn layouts_are_as_before() {
    for (name, words, set) in CASES {
        let mut settings = WordCloud::default().size(SIZE);
        settings.layout.min_font_size = 2.0;
        set(&mut settings);
        let terms: Vec<Term> = words.split(' ').enumerate().map(term).collect();
        let cloud = settings.cloud_of_terms(&terms, None).unwrap();
        assert_eq!((cloud.words.len(), cloud.dropped.len()), (terms.len(), 0), "{name}");
        let json = to_json(&cloud).unwrap();
        let stored = stored(&format!("{name}.json"), json.as_bytes());
        let same = String::from_utf8(stored).unwrap() == json;
        assert!(same, "{name}: the layout changed; see UPDATE_GOLDEN in golden.rs");
    }
}

#[test]
fn pictures_are_as_before() {
    for (name, ..) in CASES {
        // The stored layout, so that a change of the layout does not touch the pictures' test.
        let json = fs::read(folder().join(format!("{name}.json"))).unwrap_or_default();
        if json.is_empty() && updates() {
            continue;
        }
        let mut cloud = from_json(&json).unwrap();
        cloud.shape(&FontBook::bundled()).unwrap();
        let image = render(&cloud, 1.0).unwrap();
        let stored = stored(&format!("{name}.png"), &encode_png(&image).unwrap());
        assert!(stored.len() < 8192, "{name}: {} bytes", stored.len());
        let same = image::load_from_memory(&stored).unwrap().into_rgb8() == image;
        assert!(same, "{name}: the picture changed; see UPDATE_GOLDEN in golden.rs");
    }
}
