//! How pictures look: colours, fonts, formats and saved clouds, by the command.

use super::command::size_of;
use super::desk::Desk;
use serde_json::Value;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::color::{Scheme, Theme, contrast};
use wordcloud::layout::Size;
use wordcloud::term::TermOptions;

const REPORT: &str = include_str!("../fixtures/report.md");

fn json(desk: &Desk, name: &str) -> Value {
    serde_json::from_slice(&desk.read(name)).unwrap()
}

#[test]
fn no_word_of_any_theme_is_below_the_floor() {
    let settings = WordCloud::default();
    let mut cloud = settings.cloud_of_report(REPORT.as_bytes()).unwrap();
    for name in Theme::names() {
        let theme = name.parse::<Theme>().unwrap();
        for scheme in ["word", "weight", "group", "position", "random", "navy"] {
            cloud.recolor(&theme, &scheme.parse::<Scheme>().unwrap(), None).unwrap();
            for word in &cloud.words {
                let ratio = contrast(word.color, cloud.background);
                assert!(ratio >= theme.contrast.max(4.5), "{name} {scheme} {} {ratio}", word.text);
            }
        }
        for map in ["viridis", "plasma_r", "tab10", "RdYlGn"] {
            cloud.recolor(&theme, &map.parse::<Scheme>().unwrap(), None).unwrap();
            for word in &cloud.words {
                // 14 points are 18.67 pixels.
                let floor = if word.font_size >= 18.67 { 3.0 } else { 4.5 };
                assert!(contrast(word.color, cloud.background) >= floor, "{name} {map}");
            }
        }
    }
}

#[test]
fn a_saved_cloud_is_drawn_as_it_was_and_in_other_colors() {
    let desk = Desk::new();
    desk.done(&["report.md", "--format", "png,json", "-o", "a.png", "--rotate", "0.3"]);
    desk.done(&["layout", "a.json", "-o", "b.png"]);
    assert_eq!(desk.read("a.png"), desk.read("b.png"));
    desk.done(&["layout", "a.json", "-o", "c.json", "--theme", "ocean-dark"]);
    let (before, after) = (json(&desk, "a.json"), json(&desk, "c.json"));
    assert_ne!(before["background"], after["background"]);
    for (before, after) in
        before["words"].as_array().unwrap().iter().zip(after["words"].as_array().unwrap())
    {
        for key in ["text", "x", "y", "font_size", "sources"] {
            assert_eq!(before[key], after[key]);
        }
    }
    desk.done(&["layout", "a.json", "--format", "webp,pdf,html,map,svg"]);
    for name in ["a.webp", "a.pdf", "a.html", "a.map.html", "a.svg"] {
        assert!(!desk.read(name).is_empty());
    }
    desk.done(&["layout", "a.json", "-o", "d.png", "--size", "300x300"]);
    assert_eq!(size_of(&desk.read("d.png")), (300, 300));
}

#[test]
fn a_cloud_in_other_fonts_is_told() {
    let desk = Desk::new();
    desk.done(&["report.md", "--format", "json", "-o", "a.json"]);
    let font = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/test/Variable.ttf");
    let mut cloud: Cloud = serde_json::from_slice(&desk.read("a.json")).unwrap();
    cloud.words[0].text.push('I');
    desk.put("a.json", serde_json::to_string(&cloud).unwrap());
    desk.fails(&["layout", "a.json", "-o", "b.png"], 1, &["a.json", "give the fonts"]);
    desk.fails(
        &["layout", "report.md", "-o", "b.png"],
        1,
        &["report.md", "not the JSON of a cloud"],
    );
    desk.fails(&["layout", "a.json"], 1, &["-o or --format"]);
    desk.done(&["report.md", "-o", "c.png", "--font", font, "--font-weight", "200..900"]);
    desk.fails(
        &["report.md", "-o", "d.png", "--font-weight", "200..900"],
        1,
        &["no font is variable"],
    );
}

#[test]
fn more_pictures_come_from_the_same_words() {
    let desk = Desk::new();
    let also = "dark,light,2x,card,square,banner";
    desk.done(&["report.md", "--format", "jpeg,svg", "-o", "a.jpg", "--also", also]);
    for (name, size) in [
        ("a.jpg", (1200, 800)),
        ("a-dark.jpg", (1200, 800)),
        ("a@2x.jpg", (2400, 1600)),
        ("a-card.jpg", (1200, 630)),
        ("a-square.jpg", (1080, 1080)),
        ("a-banner.jpg", (1500, 500)),
    ] {
        assert_eq!(size_of(&desk.read(name)), size, "{name}");
    }
    assert_eq!(desk.read("a-light.jpg"), desk.read("a.jpg"));
    assert_ne!(desk.read("a-dark.svg"), desk.read("a.svg"));
    assert!(!desk.names().contains(&"a@2x.svg".to_owned()));
    desk.fails(&["report.md", "-o", "-", "--also", "dark"], 1, &["--also"]);
}

#[test]
fn the_alternative_text_is_told() {
    let desk = Desk::new();
    let told = String::from_utf8(desk.done(&["report.md", "-o", "a.svg", "--alt-text"])).unwrap();
    assert!(told.starts_with("词云") && told.ends_with("。\n"), "{told}");
    assert!(String::from_utf8(desk.read("a.svg")).unwrap().contains(told.trim_end()));
    let told = desk.done(&["report.md", "-o", "b.pdf", "--alt-text", "--language", "en"]);
    assert!(String::from_utf8(told).unwrap().starts_with("Word cloud of"));
    desk.fails(&["report.md", "-o", "-", "--alt-text"], 1, &["--alt-text"]);
}

#[test]
fn what_no_font_has_is_named() {
    let desk = Desk::new();
    desk.put("list.csv", "word,count\na\u{E000}b,5\nplain,3\n");
    desk.done(&["list.csv", "-o", "a.json"]);
    let cloud = json(&desk, "a.json");
    assert_eq!(cloud["dropped"][0]["reason"], "no font has \u{E000}");
    assert_eq!(cloud["missing"], "\u{E000}");
    desk.done(&["list.csv", "-o", "b.json", "--missing", "drop-characters"]);
    let cloud = json(&desk, "b.json");
    assert_eq!(cloud["words"][0]["text"], "a\u{E000}b");
    assert_eq!(cloud["missing"], "\u{E000}");
    desk.done(&["layout", "b.json", "-o", "b.png"]);
    // Nothing is installed that has it, or it is drawn; either way nothing fails.
    desk.done(&["list.csv", "-o", "c.json", "--system-fonts"]);
}

#[test]
fn backgrounds_and_schemes_are_drawn_or_told() {
    let desk = Desk::new();
    desk.done(&["report.md", "-o", "a.png", "--background", "transparent"]);
    let image = image::load_from_memory(&desk.read("a.png")).unwrap().into_rgba8();
    assert_eq!(image.get_pixel(0, 0).0[3], 0);
    assert!(image.pixels().any(|pixel| pixel.0[3] == 255));
    desk.done(&["report.md", "-o", "b.png", "--background", "down:white..#ccddee"]);
    let image = image::load_from_memory(&desk.read("b.png")).unwrap().into_rgb8();
    assert!(image.get_pixel(0, 0).0[0] > 250 && image.get_pixel(0, 799).0[0] < 208);
    desk.done(&["report.md", "-o", "c.png", "--background", "b.png", "--color-by", "image:b.png"]);
    for (arguments, part) in [
        (["--background", "white..black"], "no colour can be read"),
        (["--background", "no/picture.png"], "does not exist"),
        (["--color-by", "image:report.md"], "cannot be read as a picture"),
        (["--link", "javascript:{word}"], "{word}"),
    ] {
        let name = if arguments[0] == "--link" { "x.html" } else { "x.png" };
        desk.fails(&["report.md", "-o", name, arguments[0], arguments[1]], 1, &[part]);
    }
    desk.fails(&["report.md", "--background", "nocolor"], 2, &["--background", "no colour"]);
    desk.fails(&["report.md", "--color-by", "virdis"], 2, &["did you mean \"viridis\"?"]);
}

#[test]
fn what_is_new_rising_or_falling_has_its_color_and_its_legend() {
    let desk = Desk::new();
    desk.put("a.csv", "word,count\nHarbor,10\n模型,10\n芯片,10\n网络,10\n");
    desk.put("b.csv", "word,count\nHarbor,30\n模型,20\n芯片,13\n算法,17\n");
    desk.done(&["a.csv", "--format", "json", "-o", "a.json"]);
    let by_group = ["--previous", "a.json", "--color-by", "group"];
    desk.done(&[&["b.csv", "--format", "json,html", "-o", "b.json"][..], &by_group].concat());
    let after = json(&desk, "b.json");
    let word = |text: &str| {
        let words = after["words"].as_array().unwrap();
        words.iter().find(|word| word["text"] == text).unwrap().clone()
    };
    for (text, group) in [("Harbor", "rising"), ("芯片", "falling"), ("算法", "new")] {
        assert_eq!(word(text)["group"], group);
    }
    assert!(word("模型").get("group").is_none());
    let colors = ["Harbor", "芯片", "算法", "模型"].map(|text| word(text)["color"].to_string());
    let different: std::collections::BTreeSet<_> = colors.iter().collect();
    assert_eq!(different.len(), 4);
    let html = String::from_utf8(desk.read("b.html")).unwrap();
    for name in ["新出现", "上升", "下降"] {
        assert!(html.contains(&format!("{name}</span>")), "{name}");
    }
}

#[test]
fn the_best_of_several_with_pins_and_copies_is_the_same_on_one_thread_and_on_two() {
    let words = (0..30).map(|rank| (format!("harbor{rank}"), f64::from(60 - rank)));
    let terms = wordcloud::term::from_frequencies(words.collect(), &TermOptions::default());
    let mut settings = WordCloud::default()
        .size(Size { width: 500, height: 320 })
        .best_of(5)
        .pins(vec!["harbor3=20%,30%".parse().unwrap()]);
    settings.layout.repeat = true;
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let cloud = pool.install(|| settings.cloud_of_terms(&terms, None)).unwrap();
        serde_json::to_string(&cloud).unwrap()
    };
    assert_eq!(run(1), run(2));
    settings.best_of = 0;
    let error = settings.cloud_of_terms(&terms, None).unwrap_err();
    assert!(error.to_string().contains("best_of must be 1 or more"), "{error}");
}

#[test]
fn emoji_are_in_colour_in_every_format_when_a_colour_font_is_given() {
    let desk = Desk::new();
    desk.put("a.csv", "word,count\n发布 🚀,3\n庆祝 🎉,2\n");
    let font = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/test/Color.ttf");
    let formats = "png,svg,html,pdf,json";
    desk.done(&["a.csv", "--font", font, "--format", formats, "-o", "a.png"]);
    let picture = image::load_from_memory(&desk.read("a.png")).unwrap().to_rgb8();
    // By the drawing of the font: red, blue over red, and the mean of black and white.
    for color in [[255, 0, 0], [127, 0, 128], [128; 3]] {
        let count = picture.pixels().filter(|pixel| pixel.0 == color).count();
        assert!(count > 100, "{count} pixels of {color:?}");
    }
    for name in ["a.svg", "a.html"] {
        let text = String::from_utf8(desk.read(name)).unwrap();
        assert!(text.contains("style=\"fill:#ff0000;fill-opacity:1\""), "{name}");
    }
    assert!(String::from_utf8_lossy(&desk.read("a.pdf")).contains("/O50"));
    // Colours and formats may change later, the font stays.
    desk.done(&["layout", "a.json", "--font", font, "--theme", "dusk", "-o", "b.png"]);
    let picture = image::load_from_memory(&desk.read("b.png")).unwrap().to_rgb8();
    assert!(picture.pixels().any(|pixel| pixel.0 == [255, 0, 0]));
}

#[test]
fn sizes_of_letters_have_a_floor_and_a_ceiling() {
    let desk = Desk::new();
    let rows: String = (1..=30).map(|rank| format!("word{rank},{}\n", 900 / rank)).collect();
    desk.put("a.csv", format!("word,count\n{rows}"));
    let sizes = |flags: &[&str]| {
        let law = ["a.csv", "--size", "400x300", "--law", "linear", "-o", "a.json"];
        desk.done(&[&law, flags].concat());
        let cloud = json(&desk, "a.json");
        let words = cloud["words"].as_array().unwrap().iter();
        let sizes: Vec<f64> = words.map(|word| word["font_size"].as_f64().unwrap()).collect();
        (sizes, cloud["dropped"].as_array().unwrap().len())
    };
    let (all, none) = sizes(&["--min-font-size", "1"]);
    assert_eq!((all.len(), none), (30, 0));
    let (large, dropped) = sizes(&["--min-font-size", "12"]);
    assert!(dropped > 0 && large.len() + dropped == 30, "{dropped}");
    assert!(large.iter().all(|size| *size >= 12.0), "{large:?}");
    let (small, _) = sizes(&["--max-font-size", "20", "--min-font-size", "1"]);
    assert!(small.iter().all(|size| *size <= 20.0) && small[0] > 19.9, "{small:?}");
    desk.fails(&["a.csv", "--min-font-size", "0"], 1, &["above 0"]);
}
