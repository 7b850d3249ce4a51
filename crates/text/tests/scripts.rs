//! Quotes in many scripts, found to the letter, in other typography, and edited.

use claim_labels_text::{Answer, Article, Quote, Reason, TABLES, Tier};

struct Case {
    name: &'static str,
    text: &'static str,
    prefix: &'static str,
    exact: &'static str,
    suffix: &'static str,
    found: Result<(Tier, &'static str), Reason>,
}

const fn case(
    name: &'static str,
    text: &'static str,
    [prefix, exact, suffix]: [&'static str; 3],
    found: Result<(Tier, &'static str), Reason>,
) -> Case {
    Case { name, text, prefix, exact, suffix, found }
}

use Reason::{Ambiguous, Gone};
use Tier::{Approximate, Typography, Verbatim};

const CASES: &[Case] = &[
    case(
        "Latin, verbatim",
        "He said it is over. They left.",
        ["He said ", "it is over", ". They"],
        Ok((Verbatim, "it is over")),
    ),
    case(
        "Latin, accents",
        "Le cafe\u{301} est fermé.",
        ["Le ", "café est", " fermé"],
        Ok((Typography, "cafe\u{301} est")),
    ),
    case(
        "Latin, quotation marks",
        "„So ist es“, sagte er.",
        ["", "\"So ist es\", sagte", ""],
        Ok((Typography, "„So ist es“, sagte")),
    ),
    case(
        "Latin, dash and spaces",
        "The plan—if any—failed.",
        ["", "plan -- if any -- failed", ""],
        Ok((Typography, "plan—if any—failed")),
    ),
    case(
        "Latin, line break",
        "It will\n      close in May.",
        ["", "It will close", " in"],
        Ok((Typography, "It will\n      close")),
    ),
    case("Latin, ligature", "The ﬁnal ﬂight left.", ["The ", "final flight", " left"], Ok((Typography, "ﬁnal ﬂight"))),
    case(
        "Latin, edited",
        "The council said on Monday that the old bridge closes in May.",
        ["", "The council said that the bridge closes in May", "."],
        Ok((Approximate, "The council said on Monday that the old bridge closes in May")),
    ),
    case(
        "Cyrillic, edited",
        "Песков заявил вчера, что Путин готов к переговорам с Украиной.",
        ["", "Песков заявил, что Путин готов к переговорам с Украиной", "."],
        Ok((Approximate, "Песков заявил вчера, что Путин готов к переговорам с Украиной")),
    ),
    case(
        "Cyrillic, quotation marks",
        "Газета «Известия» пишет об этом.",
        ["", "Газета \"Известия\" пишет", " об"],
        Ok((Typography, "Газета «Известия» пишет")),
    ),
    case(
        "Arabic, tatweel",
        "قـــال المتحدث إن القناة مغلقة.",
        ["", "قال المتحدث إن", " القناة"],
        Ok((Typography, "قـــال المتحدث إن")),
    ),
    case(
        "Arabic, edited",
        "أقر المتحدث أمس بأنه لا توجد قناة نشطة مع كييف حاليًا.",
        ["", "أقر المتحدث بأنه لا توجد قناة نشطة مع كييف", " حاليًا"],
        Ok((Approximate, "أقر المتحدث أمس بأنه لا توجد قناة نشطة مع كييف")),
    ),
    case(
        "Hebrew, maqaf and gershayim",
        "דובר צה״ל אמר אי־אפשר לדעת.",
        ["", "דובר צה\"ל אמר אי-אפשר", " לדעת"],
        Ok((Typography, "דובר צה״ל אמר אי־אפשר")),
    ),
    case(
        "Hebrew, edited",
        "הדובר אמר אתמול כי הנשיא מוכן לשיחות עם אוקראינה.",
        ["", "הדובר אמר כי הנשיא מוכן לשיחות עם אוקראינה", "."],
        Ok((Approximate, "הדובר אמר אתמול כי הנשיא מוכן לשיחות עם אוקראינה")),
    ),
    case(
        "Devanagari, edited",
        "प्रवक्ता ने कल कहा कि राष्ट्रपति यूक्रेन से बातचीत के लिए तैयार हैं।",
        ["", "प्रवक्ता ने कहा कि राष्ट्रपति यूक्रेन से बातचीत के लिए तैयार हैं", "।"],
        Ok((Approximate, "प्रवक्ता ने कल कहा कि राष्ट्रपति यूक्रेन से बातचीत के लिए तैयार हैं")),
    ),
    case("Devanagari, part of a cluster", "यह किताब है।", ["यह ", "क", "िताब"], Err(Gone)),
    case(
        "Chinese, verbatim",
        "发言人说总统愿意同乌克兰谈判。",
        ["说", "总统愿意同乌克兰谈判", "。"],
        Ok((Verbatim, "总统愿意同乌克兰谈判")),
    ),
    case(
        "Chinese, edited",
        "发言人说总统目前愿意同乌克兰谈判。",
        ["说", "总统愿意同乌克兰谈判", "。"],
        Ok((Approximate, "总统目前愿意同乌克兰谈判")),
    ),
    case("Japanese, half-width", "ｶﾞｽの供給が止まった。", ["", "ガスの供給", "が"], Ok((Typography, "ｶﾞｽの供給"))),
    case(
        "Japanese, full-width",
        "参加者は１２０人だった。",
        ["", "参加者は120人", "だった"],
        Ok((Typography, "参加者は１２０人")),
    ),
    case(
        "Korean, decomposed",
        "대통령은 회담을 원한다.",
        ["", "대통령은 회담을", " 원한다"],
        Ok((Typography, "대통령은 회담을")),
    ),
    case(
        "Thai, edited",
        "โฆษกกล่าววันนี้ว่าประธานาธิบดีพร้อมเจรจา",
        ["", "โฆษกกล่าวว่าประธานาธิบดีพร้อมเจรจา", ""],
        Ok((Approximate, "โฆษกกล่าววันนี้ว่าประธานาธิบดีพร้อมเจรจา")),
    ),
    case(
        "emoji with joiners",
        "Family 👩‍👩‍👧 comes first.",
        ["", "Family 👩‍👩‍👧 comes", ""],
        Ok((Verbatim, "Family 👩‍👩‍👧 comes")),
    ),
    case("part of an emoji", "Family 👩‍👩‍👧 comes first.", ["", "👧", ""], Err(Gone)),
    case("flags", "🇺🇦🇪🇺 talks", ["", "🇪🇺 talks", ""], Ok((Verbatim, "🇪🇺 talks"))),
    case("half of two flags", "🇺🇦🇪🇺 talks", ["", "🇦🇪", ""], Err(Gone)),
    case("twins without context", "It is over. It is over.", ["", "It is over", ""], Err(Ambiguous)),
    case("twins in other typography", "He said \"yes\". She said “yes”.", ["", "“yes”", ""], Ok((Verbatim, "“yes”"))),
    case(
        "twins told apart",
        "She said it is over. He said it is over, too.",
        ["He said ", "it is over", ", too"],
        Ok((Verbatim, "it is over")),
    ),
];

#[test]
fn every_script_is_found() {
    for case in CASES {
        // Korean is written in its conjoining letters, to be composed.
        let text = if case.name.starts_with("Korean") { decomposed(case.text) } else { case.text.to_owned() };
        let article = Article::new(text, &TABLES);
        let quote =
            Quote { exact: case.exact.into(), prefix: case.prefix.into(), suffix: case.suffix.into(), position: None };
        let found = match article.find(&quote) {
            Answer::Anchored(anchor) => Ok((anchor.tier, article.slice(anchor.span).to_owned())),
            Answer::Orphaned(orphan) => Err(orphan.reason),
        };
        let expected = case.found.map(|(tier, slice)| {
            (tier, if case.name.starts_with("Korean") { decomposed(slice) } else { slice.to_owned() })
        });
        assert_eq!(found, expected, "{}", case.name);
    }
}

fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect()
}
