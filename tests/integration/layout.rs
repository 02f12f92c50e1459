//! What must hold for every layout, checked on rendered pixels by code of its own.

use super::ink::{
    check_ink, check_nothing_is_lost, check_sizes_follow_weights, items, items_with_places,
    options, outline, owners,
};
use proptest::prelude::*;
use wordcloud::font::FontBook;
use wordcloud::layout::{
    Effort, Item, Layout, LayoutOptions, LeftOutReason, Mask, MaskOptions, Padding, Place,
    Placement, Shape, Size, SizeLaw, layout,
};
use wordcloud::outline::Path;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn words_neither_overlap_nor_leave_the_canvas(items in items(), options in options()) {
        let size = Size { width: 320, height: 200 };
        let result = layout(&items, &Mask::rectangle(size), &options).unwrap();
        owners(&items, &result, size, |_, _| true);
        check_nothing_is_lost(&items, &result);
        check_sizes_follow_weights(&items, &result, options.law);
        check_ink(&items, &result, size);
        prop_assert!(result.left_out.iter().all(|left| left.reason == LeftOutReason::TooSmall));
    }

    #[test]
    fn words_stay_in_the_mask(items in items(), options in options()) {
        let size = Size { width: 260, height: 260 };
        let inside = |x: u32, y: u32| {
            let (dx, dy) = (x as i32 - 130, y as i32 - 130);
            dx * dx + dy * dy < 128 * 128 && !(dx.abs() < 20 && dy.abs() < 20)
        };
        let result = layout(&items, &Mask::from_fn(size, inside), &options).unwrap();
        owners(&items, &result, size, inside);
        check_nothing_is_lost(&items, &result);
    }

    #[test]
    fn words_stay_in_any_shape(
        items in items(),
        options in options(),
        shape in prop::sample::select(Shape::ALL.to_vec()),
        (width, height) in (80u32..400, 80u32..400),
        invert in any::<bool>(),
    ) {
        let size = Size { width, height };
        let Ok(mask) = Mask::from_shape(shape, size, &MaskOptions::default().invert(invert)) else {
            prop_assert!(invert, "only what is left around a shape may be too small");
            return Ok(());
        };
        let picture = mask.to_image();
        let result = layout(&items, &mask, &options).unwrap();
        owners(&items, &result, size, |x, y| picture.get_pixel(x, y).0 == [0]);
        check_nothing_is_lost(&items, &result);
        check_sizes_follow_weights(&items, &result, options.law);
    }

    #[test]
    fn words_stay_in_masks_of_blots(
        items in items(),
        options in options(),
        discs in prop::collection::vec((0i32..300, 0i32..200, 12i32..70), 1..6),
    ) {
        let inside = |x: u32, y: u32| {
            discs.iter().any(|&(cx, cy, radius)| {
                let (dx, dy) = (x as i32 - cx, y as i32 - cy);
                dx * dx + dy * dy < radius * radius
            })
        };
        let size = Size { width: 300, height: 200 };
        let result = layout(&items, &Mask::from_fn(size, inside), &options).unwrap();
        owners(&items, &result, size, inside);
        check_nothing_is_lost(&items, &result);
    }

    #[test]
    fn words_with_places_neither_overlap_nor_leave_the_canvas(
        items in items_with_places(),
        options in options(),
        repeat in any::<bool>(),
    ) {
        let size = Size { width: 320, height: 260 };
        let options = options.repeat(repeat);
        let result = layout(&items, &Mask::rectangle(size), &options).unwrap();
        owners(&items, &result, size, |_, _| true);
        check_nothing_is_lost(&items, &result);
        check_sizes_follow_weights(&items, &result, options.law);
        check_ink(&items, &result, size);
        let smallest = result.placements.iter().map(|p| p.font_size).fold(f32::INFINITY, f32::min);
        prop_assert!(result.copies.iter().all(|copy| copy.font_size < smallest));
        prop_assert!(result.copies.iter().all(|copy| copy.font_size >= options.min_font_size));
    }

    #[test]
    fn copies_stay_in_the_mask(items in items(), options in options(), radius in 20i32..64) {
        let size = Size { width: 130, height: 130 };
        let inside = |x: u32, y: u32| {
            let (dx, dy) = (x as i32 - 65, y as i32 - 65);
            dx * dx + dy * dy < radius * radius
        };
        let options = options.repeat(true);
        let result = layout(&items, &Mask::from_fn(size, inside), &options).unwrap();
        owners(&items, &result, size, inside);
        check_nothing_is_lost(&items, &result);
    }

    #[test]
    fn padding_is_kept(items in items(), pixels in 1u32..5, options in options()) {
        let size = Size { width: 320, height: 200 };
        let options = options.padding(Padding::Pixels(pixels));
        let result = layout(&items, &Mask::rectangle(size), &options).unwrap();
        let owners = owners(&items, &result, size, |_, _| true);
        let reach = pixels as i32;
        for y in 0..size.height as i32 {
            for x in 0..size.width as i32 {
                let at = |x: i32, y: i32| {
                    let on = (0..size.width as i32).contains(&x) && (0..size.height as i32).contains(&y);
                    if on { owners[(y * size.width as i32 + x) as usize] } else { None }
                };
                let Some(owner) = at(x, y) else { continue };
                for (dx, dy) in (-reach..=reach).flat_map(|dx| (0..=reach).map(move |dy| (dx, dy))) {
                    if dx * dx + dy * dy <= reach * reach {
                        prop_assert!(at(x + dx, y + dy).is_none_or(|other| other == owner));
                    }
                }
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_layout_at_any_thread_count(items in items(), options in options()) {
        let mask = Mask::rectangle(Size { width: 320, height: 200 });
        let run = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| layout(&items, &mask, &options).unwrap())
        };
        let (one, two) = (run(1), run(2));
        prop_assert_eq!(one.placements, two.placements);
        prop_assert_eq!(one.score, two.score);
    }
}

#[test]
fn dense_layouts_are_larger_and_everything_is_still_placed() {
    let fonts = FontBook::bundled();
    let words = ["数据", "模型", "Harbor", "开源芯片", "自动驾驶", "K2", "OpenGate", "网络安全"];
    let item = |rank: usize| {
        let path = fonts.shape(words[rank % words.len()]).path;
        Item::new(path, 100.0 / (rank + 1) as f64)
    };
    let items: Vec<Item> = (0..80).map(item).collect();
    let size = Size { width: 600, height: 400 };
    let heart =
        Mask::from_shape("heart".parse::<Shape>().unwrap(), size, &MaskOptions::default()).unwrap();
    for mask in [Mask::rectangle(size), heart] {
        let [thorough, dense] = [Effort::Thorough, Effort::Dense].map(|effort| {
            let padding = Padding::Pixels(1);
            let law = SizeLaw::Sqrt;
            let options = LayoutOptions::default().effort(effort).law(law).padding(padding);
            let result = layout(&items, &mask, &options).unwrap();
            owners(&items, &result, size, |x, y| mask.contains(x, y));
            assert_eq!(result.placements.len(), items.len());
            result
        });
        assert!(dense.scale > 1.005 * thorough.scale, "{} {}", dense.scale, thorough.scale);
        assert!(dense.score.ink > 1.01 * thorough.score.ink);
    }
}

#[test]
fn all_words_are_placed_whatever_the_list() {
    let bar = |width: f32| outline(width, 1.0, 0);
    let list = |weights: Vec<f64>, width: f32| -> Vec<Item> {
        weights.into_iter().map(|weight| Item::new(bar(width), weight)).collect()
    };
    let mut giants = list(vec![1.0; 198], 2.0);
    giants.extend(list(vec![900.0, 800.0], 3.0));
    let lists = [
        ("zipf", list((1..=200).map(|rank| 1000.0 / f64::from(rank)).collect(), 2.5)),
        ("equal", list(vec![5.0; 200], 2.0)),
        ("two giants", giants),
        ("single characters", list((1..=200).map(f64::from).collect(), 1.0)),
        ("long words", list((1..=50).map(f64::from).collect(), 30.0)),
    ];
    let size = Size { width: 600, height: 400 };
    for (name, items) in lists {
        let options = LayoutOptions::default().min_font_size(1.0);
        let result = layout(&items, &Mask::rectangle(size), &options).unwrap();
        assert_eq!(result.placements.len(), items.len(), "{name}");
        owners(&items, &result, size, |_, _| true);
    }
}

/// 200 words in the bundled fonts on 1200 x 800, at each law of sizes.
#[test]
fn all_of_200_words_are_placed_whatever_the_list() {
    let fonts = FontBook::bundled();
    let characters: Vec<char> = "数据模型智能语言视频图像代码芯片云网络安全算法".chars().collect();
    let word = |rank: usize, length: usize| -> String {
        (0..length).map(|at| characters[(rank * 7 + at * 5) % characters.len()]).collect()
    };
    let chinese = |rank: usize| word(rank, 2 + rank % 3);
    let mixed = |rank: usize| match rank % 10 {
        0 => "Harbor".to_owned(),
        1 => "Lumen 3".to_owned(),
        2 => format!("K{rank}"),
        _ => chinese(rank),
    };
    let list = |text: &dyn Fn(usize) -> String, weight: &dyn Fn(usize) -> f64| -> Vec<Item> {
        (0..200).map(|rank| Item::new(fonts.shape(&text(rank)).path, weight(rank))).collect()
    };
    let zipf = |rank: usize| 1000.0 / (rank + 1) as f64;
    let lists = [
        ("Zipf", list(&chinese, &zipf)),
        ("equal", list(&chinese, &|_| 3.0)),
        ("two giants", list(&chinese, &|rank| if rank < 2 { 100.0 } else { 1.0 })),
        ("60 characters", list(&|rank| word(rank, if rank == 99 { 60 } else { 2 }), &zipf)),
        ("single characters", list(&|rank| word(rank, 1), &zipf)),
        ("30 % Latin", list(&mixed, &zipf)),
    ];
    let size = Size { width: 1200, height: 800 };
    for (name, items) in lists {
        for law in [SizeLaw::Balanced, SizeLaw::Sqrt, SizeLaw::Area] {
            let options = LayoutOptions::default().law(law).min_font_size(4.0);
            let result = layout(&items, &Mask::rectangle(size), &options).unwrap();
            assert_eq!(result.placements.len(), 200, "{name}, {law:?}");
            owners(&items, &result, size, |_, _| true);
        }
    }
}

#[test]
fn a_long_heaviest_word_leaves_the_others_readable() {
    let fonts = FontBook::bundled();
    let items: Vec<Item> = (0..200)
        .map(|rank| {
            let text = if rank == 0 { "云".repeat(60) } else { "数据".to_owned() };
            Item::new(fonts.shape(&text).path, 1000.0 / f64::from(rank + 1))
        })
        .collect();
    let mask = Mask::rectangle(Size { width: 1200, height: 800 });
    let result = layout(&items, &mask, &LayoutOptions::default()).unwrap();
    assert_eq!(result.placements.len(), 200);
    assert!(result.score.smallest_font_size >= 8.0, "{:?}", result.score);
}

#[test]
fn by_the_law_of_area_boxes_follow_the_weight() {
    let items: Vec<Item> = (1..=20)
        .map(|rank| Item::new(outline(0.5 + (rank % 5) as f32, 1.0, 0), f64::from(20 + rank)))
        .collect();
    let options = LayoutOptions::default().law(SizeLaw::Area);
    let size = Size { width: 600, height: 400 };
    let result = layout(&items, &Mask::rectangle(size), &options).unwrap();
    assert_eq!(result.placements.len(), 20);
    let area_of_weight = |placement: &Placement| {
        let length = f64::from(items[placement.index].path.advance);
        f64::from(placement.font_size).powi(2) * length / items[placement.index].weight
    };
    let first = area_of_weight(&result.placements[0]);
    for placement in &result.placements {
        assert!((area_of_weight(placement) / first - 1.0).abs() < 1e-3, "{placement:?}");
    }
    assert!(result.score.size_error < 1e-6);
    let weight = |placement: &Placement| items[placement.index].weight;
    assert!(result.placements.is_sorted_by(|a, b| weight(a) >= weight(b)), "heaviest first");
}

#[test]
fn any_canvas_is_laid_out() {
    let items: Vec<Item> =
        (1..=9).map(|rank| Item::new(outline(2.0, 1.0, 0), f64::from(rank))).collect();
    for (width, height) in [(1, 1), (3, 200), (16_000, 20), (40, 3000), (63, 65)] {
        let size = Size { width, height };
        let result = layout(&items, &Mask::rectangle(size), &LayoutOptions::default()).unwrap();
        owners(&items, &result, size, |_, _| true);
        check_nothing_is_lost(&items, &result);
    }
}

#[test]
fn long_words_hide_no_places_from_shorter_ones() {
    let width = |rank: usize| [1.0, 12.0, 3.0, 20.0, 5.0, 2.0, 8.0][rank % 7];
    let items: Vec<Item> = (0..200)
        .map(|rank| Item::new(outline(width(rank), 1.0, 0), 1000.0 / (rank as f64 + 1.0).powf(0.4)))
        .collect();
    let mask = Mask::rectangle(Size { width: 1200, height: 800 });
    let [quick, thorough] = [Effort::Quick, Effort::Thorough].map(|effort| {
        let options = LayoutOptions::default().law(SizeLaw::Sqrt).effort(effort);
        layout(&items, &mask, &options).unwrap().scale
    });
    assert!(quick > 0.97 * thorough, "{quick} and {thorough}");
}

#[test]
fn words_stay_where_they_were() {
    let (second, after, mask) = laid_out_again(&LayoutOptions::default());
    let moved = second.score.displacement.unwrap();
    assert!(moved < 0.1, "moved by {moved}");
    let anywhere = after.iter().map(|item| item.clone().place(Place::Free));
    let free = layout(&anywhere.collect::<Vec<_>>(), &mask, &LayoutOptions::default()).unwrap();
    assert!(second.scale >= 0.93 * free.scale, "{} and {}", second.scale, free.scale);
}

#[test]
fn words_that_could_push_others_stay_where_they_were() {
    for effort in [Effort::Quick, Effort::Thorough, Effort::Dense] {
        let padding = Padding::Pixels(1);
        let options = LayoutOptions::default().padding(padding).effort(effort);
        let moved = laid_out_again(&options).0.score.displacement.unwrap();
        assert!(moved < 0.1, "{effort:?} moved by {moved}");
    }
}

/// A layout in which every other word is to stay where it was and as many are new, its items and its
/// mask.
fn laid_out_again(options: &LayoutOptions) -> (Layout, Vec<Item>, Mask) {
    let item = |rank: usize, place| {
        let path = outline(1.0 + (rank % 4) as f32, 1.0, rank as u8);
        Item::new(path, 10.0 + (rank * 37 % 50) as f64).place(place)
    };
    let mask = Mask::rectangle(Size { width: 800, height: 500 });
    let before: Vec<Item> = (0..60).map(|rank| item(rank, Place::Free)).collect();
    let first = layout(&before, &mask, options).unwrap();
    let mut after: Vec<Item> = (60..90).map(|rank| item(rank, Place::Free)).collect();
    let stays = first.placements.iter().filter(|placement| placement.index % 2 == 0);
    after.extend(stays.map(|p| item(p.index, Place::Near(p.ink.middle()))));
    (layout(&after, &mask, options).unwrap(), after, mask)
}

#[test]
fn a_large_canvas_is_laid_out_smaller_and_does_not_overlap() {
    let items: Vec<Item> = (1..=40)
        .map(|rank| Item::new(outline(1.0 + (rank % 4) as f32, 1.0, rank as u8), rank.into()))
        .collect();
    let size = Size { width: 3800, height: 2400 };
    let result = layout(&items, &Mask::rectangle(size), &LayoutOptions::default()).unwrap();
    assert_eq!(result.placements.len(), 40);
    owners(&items, &result, size, |_, _| true);
}

#[test]
fn what_has_no_ink_is_reported() {
    let items = [Item::new(outline(2.0, 1.0, 1), 2.0), Item::new(Path::default(), 1.0)];
    let mask = Mask::rectangle(Size { width: 100, height: 100 });
    let result = layout(&items, &mask, &LayoutOptions::default()).unwrap();
    assert_eq!(result.placements.len(), 1);
    assert_eq!(result.left_out.len(), 1);
    assert_eq!((result.left_out[0].index, result.left_out[0].reason), (1, LeftOutReason::NoInk));
}

#[test]
fn what_would_be_unreadable_is_reported() {
    let item = |weight| Item::new(outline(2.0, 1.0, 0), weight);
    let items: Vec<Item> =
        std::iter::once(item(10_000.0)).chain((0..20).map(|_| item(1.0))).collect();
    let mask = Mask::rectangle(Size { width: 200, height: 100 });
    let options = LayoutOptions::default().law(SizeLaw::Linear);
    let result = layout(&items, &mask, &options).unwrap();
    assert_eq!(result.placements.len(), 1);
    assert!(result.left_out.iter().all(|left| left.reason == LeftOutReason::TooSmall));
    check_nothing_is_lost(&items, &result);
}

#[test]
fn bad_weights_and_masks_are_errors() {
    let mask = Mask::rectangle(Size { width: 50, height: 50 });
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let items = [Item::new(outline(1.0, 1.0, 0), weight)];
        assert!(layout(&items, &mask, &LayoutOptions::default()).is_err(), "{weight}");
    }
    let nowhere = Mask::from_fn(Size { width: 50, height: 50 }, |_, _| false);
    assert!(layout(&[], &nowhere, &LayoutOptions::default()).is_err());
}

#[test]
fn the_scorecard_sees_an_empty_canvas() {
    let items = [Item::new(outline(2.0, 1.0, 0), 1.0)];
    let mask = Mask::rectangle(Size { width: 400, height: 200 });
    let options = LayoutOptions::default().max_font_size(20.0);
    let score = layout(&items, &mask, &options).unwrap().score;
    // Beside the word of 40 pixels in the middle of 400 there is room for a circle of 180, more or
    // less what the seed moves the word and the eight pixels that holes are measured to.
    assert!((164.0..=200.0).contains(&score.largest_hole), "{score:?}");
    assert!(score.hull_fill > 0.5 && score.uniformity < 0.3, "{score:?}");
    assert_eq!(score.smallest_font_size, 20.0);
}

#[test]
fn a_few_words_stand_in_the_middle() {
    let items: Vec<Item> =
        [9.0, 5.0, 4.0, 2.0].map(|weight| Item::new(outline(3.0, 1.0, 0), weight)).to_vec();
    let mask = Mask::rectangle(Size { width: 600, height: 400 });
    let placements = layout(&items, &mask, &LayoutOptions::default()).unwrap().placements;
    let least = |edge: fn(&Placement) -> f32| placements.iter().map(edge).reduce(f32::min).unwrap();
    let margins = [
        least(|p| p.ink.x) - least(|p| 600.0 - p.ink.x - p.ink.width),
        least(|p| p.ink.y) - least(|p| 400.0 - p.ink.y - p.ink.height),
    ];
    assert!(margins.iter().all(|difference| difference.abs() <= 1.0), "{margins:?}");
}
