//! Export: [`Cloud`](crate::cloud::Cloud) → bytes.
