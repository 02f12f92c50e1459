//! Chained setters for structs of options: `LayoutOptions::default().seed(7).repeat(true)`.

/// One setter for each listed field; the type is that of the argument, which may be anything that
/// becomes the field's own type.
macro_rules! setters {
    ($options:ident { $($(#[$when:meta])? $field:ident: $argument:ty),+ $(,)? }) => {
        /// Chained setters; each field says what it is.
        #[allow(clippy::useless_conversion, reason = "most arguments have the field's own type")]
        impl $options {
            $(
                $(#[$when])?
                #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
                #[must_use]
                pub fn $field(mut self, $field: $argument) -> Self {
                    self.$field = $field.into();
                    self
                }
            )+
        }
    };
}
pub(crate) use setters;
