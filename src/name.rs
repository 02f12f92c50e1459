//! Names: what users write for the variants of an enum, and the error for a name that there is not.

use crate::{Error, ErrorKind};

/// Gives an enum its names, each with other spellings that are understood: `ALL`, `NAMES` (in the
/// same order), [`Display`](std::fmt::Display) and [`FromStr`](std::str::FromStr).
macro_rules! names {
    ($type:ident, $what:literal, { $($variant:ident: $name:literal $(| $alias:literal)*),+ $(,)? }) => {
        impl $type {
            /// All that have a name.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Their names, as they are written and read.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// Its name; empty where it has none.
            pub fn name(self) -> &'static str {
                let index = Self::ALL.iter().position(|other| *other == self);
                index.map_or("", |index| Self::NAMES[index])
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self.name() {
                    "" => write!(f, "{self:?}"),
                    name => f.pad(name),
                }
            }
        }

        /// Reads a name, in any case; the error lists the names and suggests the nearest.
        impl std::str::FromStr for $type {
            type Err = crate::Error;

            fn from_str(text: &str) -> crate::Result<Self> {
                match text.trim().to_ascii_lowercase().as_str() {
                    $($name $(| $alias)* => Ok(Self::$variant),)+
                    _ => Err(crate::name::unknown($what, text, Self::NAMES)),
                }
            }
        }
    };
}
pub(crate) use names;

/// The error for a name that is not among `names`: it lists them and suggests the nearest.
pub(crate) fn unknown<N: AsRef<str>>(what: &str, given: &str, names: &[N]) -> Error {
    let nearest =
        nearest(given, names).map_or(String::new(), |name| format!(", did you mean \"{name}\"?"));
    let list = names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    Error::new(
        ErrorKind::Options,
        format!("unknown {what} \"{given}\"{nearest} (choose from {list})"),
    )
}

/// The name that one which there is not resembles most.
#[cfg(feature = "settings")]
fn nearest<'a, N: AsRef<str>>(given: &str, names: &'a [N]) -> Option<&'a str> {
    let similarity = |name: &str| strsim::jaro_winkler(&given.to_lowercase(), name);
    names
        .iter()
        .map(|name| (similarity(name.as_ref()), name.as_ref()))
        .filter(|&(similarity, _)| similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// Suggestions come with settings by name.
#[cfg(not(feature = "settings"))]
fn nearest<'a, N: AsRef<str>>(_: &str, _: &'a [N]) -> Option<&'a str> {
    None
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for public enums")]
mod tests {
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Fruit {
        Pear,
        Plum,
    }
    names!(Fruit, "fruit", { Pear: "pear", Plum: "plum" | "prune" });

    #[test]
    fn names_are_read_and_written() {
        for (name, fruit) in [(" PEAR", Fruit::Pear), ("plum", Fruit::Plum), ("prune", Fruit::Plum)]
        {
            assert_eq!(name.parse::<Fruit>().unwrap(), fruit);
        }
        assert_eq!(Fruit::ALL.iter().map(Fruit::to_string).collect::<Vec<_>>(), Fruit::NAMES);
    }

    #[test]
    fn an_unknown_name_suggests_the_nearest_and_lists_all() {
        let message = "plumm".parse::<Fruit>().unwrap_err().to_string();
        assert_eq!(
            message,
            "unknown fruit \"plumm\", did you mean \"plum\"? (choose from pear, plum)"
        );
    }
}
