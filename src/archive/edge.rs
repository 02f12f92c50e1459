//! The edge of a post: what goes wrong in one does not reach the others.

use crate::{Error, ErrorKind, Result};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does some work on one post. A fault of the program that stops it becomes an error of the post.
///
/// What the work has begun to change must not be used after an error.
pub(super) fn edge<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|fault| {
        let said = fault.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| fault.downcast_ref().copied()).unwrap_or("no reason is known");
        let message = format!("a fault of wordcloud stopped it ({said}); please report it");
        Err(Error::new(ErrorKind::Input, message))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_becomes_an_error() {
        assert_eq!(edge(|| Ok(1)).unwrap(), 1);
        let numbers: Vec<u8> = Vec::new();
        let message = edge(|| Ok(numbers[numbers.len()])).unwrap_err().to_string();
        assert!(message.contains("index out of bounds"), "{message}");
    }
}
