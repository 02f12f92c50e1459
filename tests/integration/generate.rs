//! `wordcloud generate`: the reference, the manual and the completions.

use crate::desk::Desk;
use wordcloud::settings::PICTURE;

#[test]
fn the_reference_is_up_to_date() {
    let reference = String::from_utf8(Desk::new().done(&["generate", "reference"])).unwrap();
    let made = include_str!("../../docs/reference.md");
    let advice = "run: cargo run -- generate reference > docs/reference.md";
    assert!(reference == made, "docs/reference.md is not what the settings say; {advice}");
}

#[test]
fn the_manual_and_the_completions_know_every_setting() {
    let desk = Desk::new();
    for what in ["man", "bash", "elvish", "fish", "powershell", "zsh"] {
        let text = String::from_utf8(desk.done(&["generate", what])).unwrap().replace('\\', "");
        for setting in PICTURE.iter().flat_map(|group| group.settings) {
            let flag = setting.name.replace('_', "-");
            assert!(text.contains(&flag), "{what} has no {flag}");
        }
    }
}
