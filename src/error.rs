//! The library's one error type.

use std::error;
use std::fmt;

/// What went wrong: a kind that a program can match on and a sentence for a person.
///
/// The sentence names the offending input, says what to do, and has the words of the
/// [`source`](error::Error::source) in it, if there is one.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<Box<dyn error::Error + Send + Sync>>,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input cannot be read as a report or a frequency list, for example a binary file.
    Input,
    /// The input was read, but not a single word is left to draw.
    NoWords,
    /// An option has a value that cannot be used, for example a canvas of no size.
    Options,
    /// A font could not be parsed.
    Font,
    /// A picture cannot be read, or a mask is empty or leaves no room.
    Image,
    /// A file or a folder could not be read or written.
    File,
    /// A picture could not be encoded.
    Encode,
}

impl Error {
    /// An error of `kind` with a sentence for a person.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// What kind of error this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The error with what brought it about.
    #[must_use]
    pub fn with_source(self, source: impl error::Error + Send + Sync + 'static) -> Self {
        Self { source: Some(Box::new(source)), ..self }
    }

    /// The error with what it is about before its sentence: `name: sentence`.
    #[must_use]
    pub(crate) fn about(self, name: impl fmt::Display) -> Self {
        Self { message: format!("{name}: {}", self.message), ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&**self.source.as_ref()?)
    }
}

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;
