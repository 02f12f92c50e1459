//! Thai, Lao, Khmer and Burmese, which write no spaces: words by the dictionaries of ICU.

use icu_provider::prelude::*;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakOptions;
use icu_segmenter::provider::{
    Baked, SegmenterBreakGraphemeClusterV1, SegmenterBreakWordOverrideV1, SegmenterBreakWordV1,
    SegmenterDictionaryAutoV2, SegmenterDictionaryExtendedV2,
};
use std::ops::Range;

/// The data that ICU brings, less its dictionary of Chinese and Japanese: 2 MB that nothing here
/// would read.
struct Data;

impl DataProvider<SegmenterDictionaryAutoV2> for Data {
    fn load(&self, _: DataRequest) -> Result<DataResponse<SegmenterDictionaryAutoV2>, DataError> {
        Err(DataErrorKind::IdentifierNotFound.into_error())
    }
}

macro_rules! from_icu {
    ($($marker:ty),*) => {$(
        impl DataProvider<$marker> for Data {
            fn load(&self, request: DataRequest) -> Result<DataResponse<$marker>, DataError> {
                Baked.load(request)
            }
        }
    )*};
}

from_icu!(
    SegmenterBreakGraphemeClusterV1,
    SegmenterBreakWordOverrideV1,
    SegmenterBreakWordV1,
    SegmenterDictionaryExtendedV2
);

/// Cuts text into words. Making the segmenter costs nothing: its data is compiled in.
pub(super) fn cut(text: &str, mut emit: impl FnMut(Range<usize>)) {
    let segmenter = WordSegmenter::try_new_dictionary_unstable(&Data, WordBreakOptions::default());
    // All other data is there.
    let Ok(segmenter) = segmenter else { return emit(0..text.len()) };
    let mut start = 0;
    for end in segmenter.as_borrowed().segment_str(text).skip(1) {
        if text[start..end].contains(char::is_alphanumeric) {
            emit(start..end);
        }
        start = end;
    }
}
