//! Where work is done: on threads of this process, with the interpreter released.

use crate::error::{Error, Result};
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use wordcloud::ErrorKind;

/// The threads, and the process that they belong to: a child that Python forks has none of its
/// parent's threads, and waiting for them would have no end.
static THREADS: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

/// Does work on all cores, with the interpreter released.
pub(crate) fn work<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> Result<T> + Send,
) -> PyResult<T> {
    Ok(py.detach(|| threads()?.install(work))?)
}

fn threads() -> Result<Arc<ThreadPool>> {
    let mut threads = THREADS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((process, pool)) = &*threads
        && *process == process::id()
    {
        return Ok(Arc::clone(pool));
    }
    let pool = ThreadPoolBuilder::new().build().map_err(|error| {
        Error::new(ErrorKind::Options, format!("no thread can be started: {error}"))
    })?;
    let pool = Arc::new(pool);
    // The threads of a parent are not here to be ended.
    std::mem::forget(threads.replace((process::id(), Arc::clone(&pool))));
    Ok(pool)
}
