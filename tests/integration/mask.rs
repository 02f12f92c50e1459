//! `--mask` and what goes with it, through the command.

use image::{GrayImage, Luma, RgbImage};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with a list of words and a picture of a disc, black on white.
fn desk() -> TempDir {
    let desk = TempDir::new().unwrap();
    let list: String = (1..=60).map(|rank| format!("词语{rank},{}\n", 300 / rank)).collect();
    fs::write(desk.path().join("list.csv"), list).unwrap();
    let disc = GrayImage::from_fn(120, 120, |x, y| {
        let (dx, dy) = (x as i32 - 60, y as i32 - 60);
        Luma([if dx * dx + dy * dy < 50 * 50 { 0 } else { 255 }])
    });
    disc.save(desk.path().join("disc.png")).unwrap();
    GrayImage::from_pixel(50, 50, Luma([255])).save(desk.path().join("blank.png")).unwrap();
    desk
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_wordcloud");
    let common = ["list.csv", "--size", "300x200"];
    Command::new(program).current_dir(folder).args(common).args(arguments).output().unwrap()
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {message}");
    message
}

fn picture(folder: &Path, name: &str) -> RgbImage {
    image::open(folder.join(name)).unwrap().to_rgb8()
}

#[test]
fn words_stand_inside_what_is_shown() {
    let desk = desk();
    for mask in ["heart", "star", "text:报", "disc.png"] {
        for invert in [&[][..], &["--mask-invert"][..]] {
            let flags = ["--mask", mask, "--show-mask", "seen.png", "-o", "cloud.png"];
            done(desk.path(), &[&flags[..], invert].concat());
            let (seen, cloud) =
                (picture(desk.path(), "seen.png"), picture(desk.path(), "cloud.png"));
            let mut ink = 0;
            for (x, y, pixel) in cloud.enumerate_pixels() {
                let dark = pixel.0.iter().any(|&channel| channel < 128);
                ink += usize::from(dark);
                assert!(!dark || seen.get_pixel(x, y).0 == [0; 3], "{mask}: ink at {x}, {y}");
            }
            assert!(ink > 300, "{mask}: only {ink} pixels of ink");
        }
    }
}

#[test]
fn what_is_seen_in_a_picture_is_said() {
    let desk = desk();
    let message = done(desk.path(), &["--mask", "disc.png", "-o", "cloud.png"]);
    assert!(message.contains("what is white is outside"), "{message}");
    // A disc with a radius of 83 pixels.
    assert!(message.contains("36 %"), "{message}");
}

#[test]
fn the_contour_is_drawn_in_its_color() {
    let desk = desk();
    let flags =
        ["--mask", "circle", "--contour", "4,#ff0000", "--format", "png,svg", "-o", "cloud"];
    fs::create_dir(desk.path().join("cloud")).unwrap();
    done(desk.path(), &flags);
    let names: Vec<_> = fs::read_dir(desk.path().join("cloud"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    for path in names {
        if path.extension().unwrap() == "svg" {
            let svg = fs::read_to_string(path).unwrap();
            assert!(svg.contains("stroke=\"#ff0000\" stroke-width=\"4\""));
        } else {
            // The circle's margin is 2 % of 200 pixels.
            assert_eq!(
                picture(desk.path(), path.to_str().unwrap()).get_pixel(150, 4).0,
                [255, 0, 0]
            );
        }
    }
}

#[test]
fn a_mask_that_cannot_be_used_is_named() {
    let desk = desk();
    for (mask, code, parts) in [
        ("hart", 2, &["--mask", "\"hart\"", "heart"][..]),
        ("none.png", 1, &["none.png", "does not exist"]),
        ("list.csv", 1, &["list.csv", "picture"]),
        ("shape.svg", 1, &["shape.svg", "PNG"]),
        ("blank.png", 1, &["blank.png", "no pixel is inside"]),
        ("text: ", 1, &["no area"]),
    ] {
        let output = run(desk.path(), &["--mask", mask, "-o", "cloud.png"]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{mask}: {message}");
        assert!(parts.iter().all(|part| message.contains(part)), "{mask}: {message}");
        assert!(!desk.path().join("cloud.png").exists());
    }
}
