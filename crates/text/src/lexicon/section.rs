//! The sections of a lexicon's file.

/// What a section of a lexicon says of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Negation,
    Reversing,
    Hedge,
    Qualifier,
    Bound,
    Condition,
    Contrast,
    Same,
    Function,
    Numbers,
    Ordinals,
    Months,
    Weekdays,
    Units,
    Currencies,
    Hours,
    Agent,
    Preposition,
    Endings,
    Prefixes,
    Affixes,
    Letters,
    Notation,
    Grammar,
}

/// The first section that holds rules rather than words, and how many do.
pub(super) const FIRST_RULE: usize = Section::Endings as usize;
pub(super) const RULES: usize = Section::Grammar as usize + 1 - FIRST_RULE;

pub(super) const SECTIONS: [(&str, Section); 24] = [
    ("negation", Section::Negation),
    ("reversing", Section::Reversing),
    ("hedge", Section::Hedge),
    ("qualifier", Section::Qualifier),
    ("bound", Section::Bound),
    ("condition", Section::Condition),
    ("contrast", Section::Contrast),
    ("same", Section::Same),
    ("function", Section::Function),
    ("numbers", Section::Numbers),
    ("ordinals", Section::Ordinals),
    ("months", Section::Months),
    ("weekdays", Section::Weekdays),
    ("units", Section::Units),
    ("currencies", Section::Currencies),
    ("hours", Section::Hours),
    ("agent", Section::Agent),
    ("preposition", Section::Preposition),
    ("endings", Section::Endings),
    ("prefixes", Section::Prefixes),
    ("affixes", Section::Affixes),
    ("letters", Section::Letters),
    ("notation", Section::Notation),
    ("grammar", Section::Grammar),
];
