//! JSON: the cloud as data, both ways.

use crate::cloud::Cloud;
use crate::{Error, ErrorKind, Result};

/// The version of the form that this program writes and reads.
const VERSION: u32 = 1;

/// The cloud as indented JSON, one value a line, so that two versions of a file compare well.
///
/// The keys stand in the order of the fields of [`Cloud`]; numbers are written with as many digits
/// as it takes to read the same number back. The outlines are not part of it.
///
/// # Errors
///
/// [`ErrorKind::Encode`] if the cloud cannot be written.
pub fn to_json(cloud: &Cloud) -> Result<String> {
    let json = serde_json::to_string_pretty(cloud).map_err(|error| {
        Error::new(ErrorKind::Encode, format!("the JSON cannot be written: {error}"))
            .with_source(error)
    })?;
    Ok(json + "\n")
}

/// Reads back what [`to_json`] wrote; the words come without outlines.
///
/// # Errors
///
/// [`ErrorKind::Input`] if it is not the JSON of a cloud or of another version.
pub fn from_json(json: &[u8]) -> Result<Cloud> {
    let cloud: Cloud = serde_json::from_slice(json).map_err(|error| {
        Error::new(ErrorKind::Input, format!("this is not the JSON of a cloud: {error}"))
            .with_source(error)
    })?;
    if cloud.version != VERSION {
        return Err(Error::new(
            ErrorKind::Input,
            format!(
                "this cloud has version {}, but only version {VERSION} can be read; make it anew \
                 from its report",
                cloud.version
            ),
        ));
    }
    if let Some(what) = cloud.unsound() {
        let message = format!("this cloud cannot be drawn: {what}; make it anew from its report");
        return Err(Error::new(ErrorKind::Input, message));
    }
    Ok(cloud)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::cloud::Contour;
    use crate::outline::Path;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn the_form_is_the_contract() {
        let json: Value = serde_json::from_str(&to_json(&sample()).unwrap()).unwrap();
        assert_eq!(json["version"], 1);
        assert_eq!(json["size"]["width"], 50);
        assert_eq!(json["background"], "#ffffff");
        assert_eq!(json["law"], "sqrt");
        let word = &json["words"][0];
        assert_eq!(word["text"], "模型 <R&D>");
        assert_eq!(word["color"], "#c80000");
        for key in ["count", "weight", "font_size", "x", "y", "width", "height", "angle"] {
            assert!(word[key].is_number(), "{key}");
        }
        assert!(word["sources"].is_array());
        assert!(json["dropped"].is_array() && json["score"].is_object());
        assert!(word.get("path").is_none());
    }

    #[test]
    fn absurd_numbers_are_refused() {
        let json = to_json(&sample()).unwrap();
        assert!(from_json(json.as_bytes()).is_ok());
        for number in [1e3, 1e9, 1e30, -1e9] {
            for name in ["font_size", "x", "y", "width", "height", "angle", "origin"] {
                let mut value: Value = serde_json::from_str(&json).unwrap();
                let word = &mut value["words"][0];
                if name == "origin" {
                    word[name]["x"] = number.into();
                } else {
                    word[name] = number.into();
                }
                let result = from_json(value.to_string().as_bytes());
                let allowed = number == 1e3 && ["font_size", "angle"].contains(&name);
                assert_eq!(result.is_ok(), allowed, "{name} {number}");
            }
            let mut value: Value = serde_json::from_str(&json).unwrap();
            value["size"]["width"] = 100_000.into();
            assert!(from_json(value.to_string().as_bytes()).is_err());
            let mut value: Value = serde_json::from_str(&json).unwrap();
            value["words"][0]["text"] = "x".repeat(1000).into();
            assert!(from_json(value.to_string().as_bytes()).is_err());
        }
    }

    #[test]
    fn keys_keep_their_order() {
        let json = to_json(&sample()).unwrap();
        let at = |key: &str| json.find(&format!("\n  \"{key}\"")).unwrap();
        let keys =
            ["version", "size", "background", "seed", "law", "scale", "words", "dropped", "score"];
        assert!(keys.is_sorted_by_key(|key| at(key)));
    }

    #[test]
    fn what_is_no_cloud_is_an_error() {
        let newer = to_json(&sample()).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
        for json in ["", "[]", "{}", "{\"version\": 1}", "\u{feff}", &newer] {
            assert_eq!(from_json(json.as_bytes()).unwrap_err().kind(), ErrorKind::Input, "{json}");
        }
        let color = to_json(&sample()).unwrap().replacen("#ffffff", "no colour", 1);
        assert!(from_json(color.as_bytes()).unwrap_err().to_string().contains("no colour"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            text in "\\PC{0,200}", weight in 0.0..1.0f64, scale in 0.0..1e6f64, x in -60.0..60.0f32, seed: u64,
        ) {
            let mut cloud = sample();
            (cloud.scale, cloud.seed) = (scale, seed);
            let path = cloud.words[0].path.clone();
            cloud.contour = Some(Contour { path: Path { advance: 0.0, ..path }, width: x.abs(), color: cloud.background });
            let word = &mut cloud.words[0];
            (word.text, word.weight, word.x) = (text, weight, x);
            let read = from_json(to_json(&cloud).unwrap().as_bytes()).unwrap();
            for word in &mut cloud.words {
                word.path = Path::default();
            }
            prop_assert_eq!(read, cloud);
        }
    }
}
