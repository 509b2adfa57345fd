//! Why a word cannot be taken into a lexicon.

/// Why a phrase or a lap cannot be taken into a [`Lexicon`](crate::Lexicon).
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A phrase without a letter.
    #[error("\"{phrase}\" holds no word")]
    NoWords {
        /// The phrase, or its beginning.
        phrase: String,
    },
    /// A phrase that is a sentence.
    #[error("\"{phrase}\" has {words} words, at most 5 are taken")]
    TooManyWords {
        /// The phrase, or its beginning.
        phrase: String,
        /// How many words it has.
        words: usize,
    },
    /// A phrase with a figure that stands for itself, or with signs.
    #[error("\"{phrase}\" must be words of letters, which figures may end: `Chapel Lane`, `T2`")]
    NotLetters {
        /// The phrase, or its beginning.
        phrase: String,
    },
    /// A unit or another word that the notation itself rests on.
    #[error("\"{phrase}\" is a word that the notation itself rests on")]
    Reserved {
        /// The phrase.
        phrase: String,
    },
    /// The phrase is there already.
    #[error("\"{phrase}\" is given twice")]
    Twice {
        /// The phrase.
        phrase: String,
    },
    /// No session has that label.
    #[error("no session is called \"{label}\"; `stadion ids` lists the declared labels")]
    UnknownSession {
        /// The label, or its beginning.
        label: String,
    },
    /// An abbreviation that stands for nothing, or for several lines.
    #[error("\"{phrase}\" must stand for one line of text")]
    NoText {
        /// The phrase.
        phrase: String,
    },
    /// An abbreviation that stands for too much.
    #[error("\"{phrase}\" stands for {bytes} bytes, at most 200 are taken")]
    TextTooLong {
        /// The phrase.
        phrase: String,
        /// How long the text is.
        bytes: usize,
    },
    /// Too many phrases.
    #[error("more than {limit} phrases")]
    TooManyPhrases {
        /// How many are taken.
        limit: usize,
    },
    /// A lap that nobody runs.
    #[error("a lap of {meters} m is outside 50..=20000 m")]
    LapLength {
        /// The length.
        meters: f64,
    },
}

impl LexiconError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 10] = [
        "no-words",
        "too-many-words",
        "not-letters",
        "reserved-word",
        "twice",
        "unknown-session",
        "no-text",
        "text-too-long",
        "too-many-phrases",
        "lap-length",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoWords { .. } => "no-words",
            Self::TooManyWords { .. } => "too-many-words",
            Self::NotLetters { .. } => "not-letters",
            Self::Reserved { .. } => "reserved-word",
            Self::Twice { .. } => "twice",
            Self::UnknownSession { .. } => "unknown-session",
            Self::NoText { .. } => "no-text",
            Self::TextTooLong { .. } => "text-too-long",
            Self::TooManyPhrases { .. } => "too-many-phrases",
            Self::LapLength { .. } => "lap-length",
        }
    }
}
