//! The language that a text is in, where nothing says it.

/// The tag of the language that the words of `text` look like, of those of the interface (Arabic, English, French, German, Hebrew, Russian,
/// Spanish and Ukrainian); none where the text is too short to be sure. By whatlang; the first 4,000 characters are looked at.
pub fn language_of(text: &str) -> Option<&'static str> {
    use whatlang::Lang;
    let known = [
        (Lang::Ara, "ar"),
        (Lang::Deu, "de"),
        (Lang::Eng, "en"),
        (Lang::Spa, "es"),
        (Lang::Fra, "fr"),
        (Lang::Heb, "he"),
        (Lang::Rus, "ru"),
        (Lang::Ukr, "uk"),
    ];
    // Enough to tell by, and no more to read.
    let end = text.char_indices().nth(4000).map_or(text.len(), |(at, _)| at);
    let found = whatlang::detect(&text[..end]).filter(whatlang::Info::is_reliable)?.lang();
    known.iter().find(|(lang, _)| *lang == found).map(|(_, tag)| *tag)
}
