//! The words of the interface. To add a language, add a table here and its code to [`Strings::of`].

use crate::manifest::{Claim, Status};

/// The words of one language; `{}` stands for what is filled in.
#[derive(Debug, PartialEq)]
pub struct Strings {
    /// BCP 47 tag.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    badge: [&'static str; 3],
    claim: &'static str,
    meaning: [&'static str; 3],
    explanation: [&'static str; 3],
    corrected: &'static str,
    one_source: &'static str,
    sources_counted: &'static str,
    pub(crate) legend: &'static str,
    one_labelled: &'static str,
    labelled: &'static str,
    pub(crate) not_assessed: &'static str,
    one_unshown: &'static str,
    unshown: &'static str,
    pub(crate) about: &'static str,
    reasons: [&'static str; 4],
    pub(crate) sources: &'static str,
    pub(crate) history: &'static str,
    pub(crate) correction: &'static str,
    pub(crate) updated: &'static str,
    pub(crate) close: &'static str,
    pub(crate) link: &'static str,
    pub(crate) now: &'static str,
    /// Between items of a list, with its space.
    pub(crate) comma: &'static str,
    shown: &'static str,
    hidden: &'static str,
}

impl Strings {
    /// The words in English.
    pub const ENGLISH: &'static Strings = &EN;

    /// The words for a BCP 47 tag; English where there are none.
    pub fn of(tag: &str) -> &'static Strings {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        [&EN, &AR, &UK].into_iter().find(|strings| strings.lang.eq_ignore_ascii_case(primary)).unwrap_or(&EN)
    }

    /// The word on a badge.
    pub fn status(&self, status: Status) -> &'static str {
        self.badge[status as usize]
    }

    /// The words on the badge of `claim`.
    pub(crate) fn badge(&self, claim: &Claim) -> String {
        let word = self.status(claim.status);
        if claim.correction.is_some() { [word, " · ", self.corrected].concat() } else { word.to_owned() }
    }

    /// What a screen reader says of the badge: begins with its visible words (WCAG 2.5.3).
    pub(crate) fn badge_name(&self, claim: &Claim) -> String {
        let sources = match claim.sources.len() {
            0 => String::new(),
            count => [self.comma, &counted(count, self.one_source, self.sources_counted)].concat(),
        };
        [&self.badge(claim), self.claim, &sources].concat()
    }

    /// One line on what the label means for this claim.
    pub(crate) fn meaning(&self, claim: &Claim) -> String {
        let filled = match claim.status {
            Status::Speculative => claim.note.as_deref(),
            _ => claim.stated_by(),
        };
        fill(self.meaning[claim.status as usize], filled.unwrap_or_default())
    }

    /// What the label means in general.
    pub(crate) fn explanation(&self, status: Status) -> &'static str {
        self.explanation[status as usize]
    }

    pub(crate) fn labelled(&self, count: usize) -> String {
        counted(count, self.one_labelled, self.labelled)
    }

    pub(crate) fn unshown(&self, count: usize) -> String {
        counted(count, self.one_unshown, self.unshown)
    }

    pub(crate) fn reason(&self, reason: crate::text::Reason) -> &'static str {
        self.reasons[reason as usize]
    }

    #[cfg_attr(not(feature = "widget"), allow(dead_code))]
    pub(crate) fn announce(&self, status: Status, shown: bool) -> String {
        fill(if shown { self.shown } else { self.hidden }, self.status(status))
    }
}

fn fill(template: &str, with: &str) -> String {
    template.replacen("{}", with, 1)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    fill(if count == 1 { one } else { many }, &count.to_string())
}

static EN: Strings = Strings {
    lang: "en",
    dir: "ltr",
    badge: ["Official", "Reported", "Speculative"],
    claim: " claim",
    meaning: ["On the record: stated by {}", "Reported by {}, not officially confirmed", "Not established: {}"],
    explanation: [
        "Said on the record by the person or body named. The label says who said it, not that it is true.",
        "Said by a news organisation or by sources it cites, and not confirmed on the record.",
        "Conjecture, forecast or rumour: no source stands behind it.",
    ],
    corrected: "corrected",
    one_source: "{} source",
    sources_counted: "{} sources",
    legend: "What this article’s claims rest on",
    one_labelled: "{} claim labelled.",
    labelled: "{} claims labelled.",
    not_assessed: "The rest of the text was not assessed.",
    one_unshown: "{} label is not shown, as its place in the text is uncertain",
    unshown: "{} labels are not shown, as their place in the text is uncertain",
    about: "What the labels mean",
    reasons: [
        "the passage is no longer in the article",
        "nothing in the article is close enough to the passage",
        "several passages fit equally well",
        "a number, a name or a negation in the passage changed",
    ],
    sources: "Sources",
    history: "History",
    correction: "Correction",
    updated: "Label last reviewed",
    close: "Close",
    link: "Link to this claim",
    now: "now",
    comma: ", ",
    shown: "{}: labels shown",
    hidden: "{}: labels hidden",
};

static UK: Strings = Strings {
    lang: "uk",
    dir: "ltr",
    badge: ["Офіційно", "За повідомленнями", "Припущення"],
    claim: ": твердження",
    meaning: ["Офіційна заява: {}", "Повідомляє {}, офіційно не підтверджено", "Не встановлено: {}"],
    explanation: [
        "Сказано під запис названою особою чи органом. Позначка каже, хто це сказав, а не що це правда.",
        "Повідомлено виданням або його джерелами й не підтверджено офіційно.",
        "Здогад, прогноз або чутка: жодне джерело за цим не стоїть.",
    ],
    corrected: "виправлено",
    one_source: "джерел: {}",
    sources_counted: "джерел: {}",
    legend: "На чому тримаються твердження цієї статті",
    one_labelled: "Позначено тверджень: {}.",
    labelled: "Позначено тверджень: {}.",
    not_assessed: "Решту тексту не оцінювали.",
    one_unshown: "Не показано позначок, бо їхнє місце в тексті непевне: {}",
    unshown: "Не показано позначок, бо їхнє місце в тексті непевне: {}",
    about: "Що означають позначки",
    reasons: [
        "цього уривка в статті більше немає",
        "у статті немає нічого досить схожого на уривок",
        "кілька уривків підходять однаково добре",
        "в уривку змінилися число, ім’я або заперечення",
    ],
    sources: "Джерела",
    history: "Історія",
    correction: "Виправлення",
    updated: "Позначку востаннє переглянуто",
    close: "Закрити",
    link: "Посилання на це твердження",
    now: "тепер",
    comma: ", ",
    shown: "{}: позначки показано",
    hidden: "{}: позначки приховано",
};

static AR: Strings = Strings {
    lang: "ar",
    dir: "rtl",
    badge: ["رسمي", "منقول", "تكهّن"],
    claim: ": قول",
    meaning: ["تصريح مسجّل صادر عن {}", "نقله {} دون تأكيد رسمي", "لم يثبت: {}"],
    explanation: [
        "قاله علنًا الشخص أو الجهة المذكورة. تبيّن العلامة من قاله، لا أنه صحيح.",
        "أوردته مؤسسة إخبارية أو مصادر تنقل عنها، ولم يؤكَّد رسميًا.",
        "تخمين أو توقّع أو شائعة: لا مصدر وراءه.",
    ],
    corrected: "مصحَّح",
    one_source: "عدد المصادر: {}",
    sources_counted: "عدد المصادر: {}",
    legend: "إلامَ تستند أقوال هذا المقال",
    one_labelled: "عدد الأقوال المعلَّمة: {}.",
    labelled: "عدد الأقوال المعلَّمة: {}.",
    not_assessed: "لم يُقيَّم بقية النص.",
    one_unshown: "علامات لا تظهر لأن موضعها في النص غير مؤكد: {}",
    unshown: "علامات لا تظهر لأن موضعها في النص غير مؤكد: {}",
    about: "ما معنى العلامات",
    reasons: [
        "لم يعد المقطع موجودًا في المقال",
        "لا شيء في المقال قريب بما يكفي من المقطع",
        "تنطبق عدة مقاطع بالقدر نفسه",
        "تغيّر في المقطع رقم أو اسم أو نفي",
    ],
    sources: "المصادر",
    history: "السجل",
    correction: "تصحيح",
    updated: "آخر مراجعة للعلامة",
    close: "إغلاق",
    link: "رابط إلى هذا القول",
    now: "الآن",
    comma: "، ",
    shown: "{}: العلامات ظاهرة",
    hidden: "{}: العلامات مخفية",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_by_their_primary_tag() {
        let cases = [("en-GB", "en"), ("AR", "ar"), ("uk-UA", "uk"), ("", "en"), ("xx", "en"), ("ar_EG", "ar")];
        for (tag, lang) in cases {
            assert_eq!(Strings::of(tag).lang, lang, "{tag}");
        }
    }
}
