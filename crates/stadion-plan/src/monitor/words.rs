//! Enumerations whose values have a name in files.

macro_rules! words {
    (
        $(#[$attr:meta])*
        $Name:ident { $( $(#[$doc:meta])* $Variant:ident = $text:literal ),+ $(,)? }
    ) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $text))] $Variant ),+
        }

        impl $Name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// The name used in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $text),+ }
            }
        }
    };
}
pub(super) use words;
