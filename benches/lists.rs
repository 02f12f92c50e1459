//! The word lists that the benches share: made up, the same on every run.

use wordcloud::font::FontBook;
use wordcloud::layout::{Item, LayoutOptions, Padding, Size, SizeLaw};

/// The canvases of the goals: words, width and height.
pub(crate) const CANVASES: [(usize, u32, u32); 4] =
    [(200, 1200, 800), (500, 1600, 1200), (2000, 3840, 2160), (10_000, 3840, 2160)];

const CHARACTERS: &str = "数据模型智能语言视频图像代码开源芯片云网络安全算法训练推理应用平台系统用户产品市场\
研究技术资本机器人自动驾驶能源电池材料生物医疗教育金融游戏音乐内容";
const LATIN: [&str; 7] =
    ["Harbor", "Lumen 3", "Northwind", "K2", "OpenGate", "Vector DB", "Sierra-7B"];

/// Words of two to four characters with falling weights, `latin` in 20 of them Latin: 1000 / √rank.
pub(crate) fn words(count: usize, latin: usize) -> Vec<(String, f64)> {
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let word = |rank: usize| {
        if rank % 20 < latin {
            return LATIN[rank / 3 % LATIN.len()].to_owned();
        }
        let length = 2 + usize::from(rank % 5 == 4) + usize::from(rank % 10 == 9);
        (0..length).map(|at| characters[(rank * 31 + at * 17) % characters.len()]).collect()
    };
    (0..count).map(|rank| (word(rank), 1000.0 / ((rank + 1) as f64).sqrt())).collect()
}

/// The list of the goals, 15 in 100 words Latin, shaped.
pub(crate) fn items(fonts: &FontBook, count: usize) -> Vec<Item> {
    shaped(fonts, &words(count, 3))
}

pub(crate) fn shaped(fonts: &FontBook, words: &[(String, f64)]) -> Vec<Item> {
    words.iter().map(|(text, weight)| Item::new(fonts.shape(text).path, *weight)).collect()
}

/// The options of the goals: sizes ∝ √weight, one pixel between words.
pub(crate) fn options() -> LayoutOptions {
    LayoutOptions::default().law(SizeLaw::Sqrt).padding(Padding::Pixels(1)).min_font_size(1.0)
}

pub(crate) const fn size(width: u32, height: u32) -> Size {
    Size { width, height }
}
