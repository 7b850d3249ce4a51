//! What the interface can say: one line a text, with its key in the language files and its English words.

/// Categories of numbers, as the Unicode CLDR names them.
pub(super) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

macro_rules! texts {
    ($($name:ident, $key:literal, $english:literal;)*) => {
        /// A text; `{}` in it stands for what is filled in.
        #[derive(Clone, Copy, Debug)]
        #[expect(dead_code, reason = "of texts that belong together, the first is named and the others are reached by number")]
        pub(crate) enum Text { $($name),* }

        pub(super) const TEXTS: usize = [$($key),*].len();
        // In one text, as a list takes a reader longer to download: a space after each.
        pub(super) const KEYS: &str = concat!($($key, " "),*);
        pub(super) const ENGLISH: [&str; TEXTS] = [$($english),*];
    };
}

macro_rules! counted {
    ($($name:ident, $key:literal, $one:literal, $other:literal;)*) => {
        /// A text that counts: in the language files an object with a text for each category of numbers.
        #[derive(Clone, Copy, Debug)]
        pub(crate) enum Count { $($name),* }

        pub(super) const COUNTS: usize = [$($key),*].len();
        pub(super) const COUNT_KEYS: &str = concat!($($key, " "),*);
        pub(super) const ENGLISH_COUNTS: [[&str; 6]; COUNTS] = [$(["", $one, "", "", "", $other]),*];
    };
}

texts! {
    Lang, "lang", "en";
    Dir, "dir", "ltr";
    Official, "official", "Official";
    Reported, "reported", "Reported";
    Speculative, "speculative", "Speculative";
    Claim, "claim", " claim";
    MeaningOfficial, "meaningOfficial", "On the record: stated by {}";
    MeaningReported, "meaningReported", "Reported by {}, not officially confirmed";
    MeaningSpeculative, "meaningSpeculative", "Not established: {}";
    ExplanationOfficial, "explanationOfficial",
        "Said on the record by the person or body named. The label says who said it, not that it is true.";
    ExplanationReported, "explanationReported",
        "Said by a news organisation or by sources it cites, and not confirmed on the record.";
    ExplanationSpeculative, "explanationSpeculative", "Conjecture, forecast or rumour: no source stands behind it.";
    Corrected, "corrected", "corrected";
    Legend, "legend", "What this article’s claims rest on";
    NotAssessed, "notAssessed", "The rest of the text was not assessed.";
    About, "about", "What the labels mean";
    Gone, "gone", "the passage is no longer in the article";
    Weak, "weak", "nothing in the article is close enough to the passage";
    Ambiguous, "ambiguous", "several passages fit equally well";
    MeaningChanged, "meaningChanged", "a number, a name or a negation in the passage changed";
    RewordedSince, "rewordedSince", "the wording changed since it was labelled";
    Reworded, "reworded", "wording changed";
    WhenLabelled, "whenLabelled", "When it was labelled";
    Today, "today", "Today";
    Sources, "sources", "Sources";
    DisputedBy, "disputedBy", "Disputed by";
    History, "history", "History";
    Correction, "correction", "Correction";
    Updated, "updated", "Label last reviewed";
    Close, "close", "Close";
    Link, "link", "Link to this claim";
    Now, "now", "now";
    Comma, "comma", ", ";
    Colon, "colon", ": ";
    Shown, "shown", "{}: labels shown";
    Hidden, "hidden", "{}: labels hidden";
    Changed, "changed", "The labels have been updated.";
    Previous, "previous", "Previous claim";
    Next, "next", "Next claim";
    All, "all", "All claims";
    ShowLabels, "showLabels", "Show labels";
    Visits, "visits", "Mark labels that change after my visit (remembered on this device)";
    Copy, "copy", "Copy link";
    Copied, "copied", "Link copied";
    Share, "share", "Share";
    Renewed, "renewed", "updated";
    Before, "before", "Updated since your last visit. It was: {}";
    Wrong, "wrong", "Something wrong with this label?";
}

counted! {
    Sources, "sourceCount", "{} source", "{} sources";
    Labelled, "labelledCount", "{} claim labelled.", "{} claims labelled.";
    Reworded, "rewordedCount", "In {} of them the wording changed since.", "In {} of them the wording changed since.";
    Unshown, "unshownCount", "{} label is not shown, as its place in the text is uncertain",
        "{} labels are not shown, as their place in the text is uncertain";
}
