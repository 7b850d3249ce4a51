//! What words are made of, from a table a tenth the size of the standard library's: what readers download holds it.
//!
//! A letter here is what Unicode calls a letter, a mark or a number (general categories L, M, N; but ⅓ and ① are signs). The table
//! names what is none of these in the scripts that living languages are written in, as that is the shorter list.

// First and last code point. Between them lie at most code points that are not assigned.
#[rustfmt::skip]
const OTHER: &[(u16, u16)] = &[
    (0x80, 0xA9), (0xAB, 0xB1), (0xB4, 0xB4), (0xB6, 0xB8), (0xBB, 0xBB), (0xBF, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7),
    (0x2C2, 0x2C5), (0x2D2, 0x2DF), (0x2E5, 0x2EB), (0x2ED, 0x2ED), (0x2EF, 0x2FF), (0x375, 0x375), (0x37E, 0x37E),
    (0x384, 0x385), (0x387, 0x387), (0x3F6, 0x3F6), (0x482, 0x482), (0x55A, 0x55F), (0x589, 0x58F), (0x5BE, 0x5BE),
    (0x5C0, 0x5C0), (0x5C3, 0x5C3), (0x5C6, 0x5C6), (0x5F3, 0x60F), (0x61B, 0x61F), (0x66A, 0x66D), (0x6D4, 0x6D4),
    (0x6DD, 0x6DE), (0x6E9, 0x6E9), (0x6FD, 0x6FE), (0x8E2, 0x8E2), (0x964, 0x965), (0x970, 0x970), (0x9F2, 0x9F3),
    (0x9FA, 0x9FB), (0x9FD, 0x9FD), (0xA76, 0xA76), (0xAF0, 0xAF1), (0xB70, 0xB70), (0xBF3, 0xBFA), (0xC77, 0xC77),
    (0xC7F, 0xC7F), (0xC84, 0xC84), (0xD4F, 0xD4F), (0xD79, 0xD79), (0xDF4, 0xDF4), (0xE3F, 0xE3F), (0xE4F, 0xE4F),
    (0xE5A, 0xE5B), (0x104A, 0x104F), (0x109E, 0x109F), (0x10FB, 0x10FB), (0x1360, 0x1368), (0x1390, 0x1399),
    (0x17D4, 0x17D6), (0x17D8, 0x17DB), (0x1800, 0x180A), (0x180E, 0x180E), (0x1FBD, 0x1FBD), (0x1FBF, 0x1FC1),
    (0x1FCD, 0x1FCF), (0x1FDD, 0x1FDF), (0x1FED, 0x1FEF), (0x1FFD, 0x206F), (0x207A, 0x207E), (0x208A, 0x208E),
    (0x20A0, 0x20CF), (0x2100, 0x2BFF), (0x2CE5, 0x2CEA), (0x2CF9, 0x2CFC), (0x2CFE, 0x2CFF), (0x2D70, 0x2D70),
    (0x2E00, 0x2E2E), (0x2E30, 0x3004), (0x3008, 0x3020), (0x3030, 0x3030), (0x3036, 0x3037), (0x303D, 0x303F),
    (0x309B, 0x309C), (0x30A0, 0x30A0), (0x30FB, 0x30FB), (0x3190, 0x3191), (0x3196, 0x319F), (0x31C0, 0x31E3),
    (0x3200, 0x321E), (0x322A, 0x3247), (0x3250, 0x3250), (0x3260, 0x327F), (0x328A, 0x32B0), (0x32C0, 0x33FF),
    (0x4DC0, 0x4DFF), (0xE000, 0xF8FF), (0xFB29, 0xFB29), (0xFBB2, 0xFBC2), (0xFD3E, 0xFD4F), (0xFDCF, 0xFDCF),
    (0xFDFC, 0xFDFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0xFEFF, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40),
    (0xFF5B, 0xFF65), (0xFFE0, 0xFFFD),
];

/// Whether `c` is a letter, a mark or a number. Cost: O(log r) for the r ranges of the table; none for ASCII and Cyrillic.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' => true,
        '\u{1F000}'..='\u{1FAFF}' => false,
        _ => u16::try_from(u32::from(c)).map_or(true, |code| {
            let at = OTHER.partition_point(|range| range.1 < code);
            OTHER.get(at).is_none_or(|range| code < range.0)
        }),
    }
}

/// Whether `c` is a decimal digit, in any script that living languages are written in.
pub fn is_digit(c: char) -> bool {
    let code = u32::from(c);
    match code {
        0x30..0x3A | 0x660..0x66A | 0x6F0..0x6FA => true,
        // From Devanagari to Sinhala the scripts' blocks are alike.
        0x966..0xDF0 => (code - 0x966) % 0x80 < 10,
        0xE50..0xE5A
        | 0xED0..0xEDA
        | 0xF20..0xF2A
        | 0x1040..0x104A
        | 0x17E0..0x17EA
        | 0x1810..0x181A
        | 0xFF10..0xFF1A => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::is_mark;

    // The scripts of living languages, by their blocks.
    const SCRIPTS: [(char, char); 11] = [
        ('\0', '\u{6FF}'),
        ('\u{750}', '\u{77F}'),
        ('\u{8A0}', '\u{DFF}'),
        ('\u{E00}', '\u{EFF}'),
        ('\u{1000}', '\u{10FF}'),
        ('\u{1200}', '\u{139F}'),
        ('\u{1780}', '\u{180F}'),
        ('\u{1E00}', '\u{20CF}'),
        ('\u{3000}', '\u{31FF}'),
        ('\u{3400}', '\u{9FFF}'),
        ('\u{AC00}', '\u{FFFF}'),
    ];

    #[test]
    fn letters_of_the_standard_library_are_letters() {
        for (first, last) in SCRIPTS {
            let missed: Vec<char> = (first..=last).filter(|c| c.is_alphanumeric() && !is_letter(*c)).collect();
            assert_eq!(missed, [], "{first:?}");
        }
        let marks = ['\u{301}', '\u{5B8}', '\u{5C2}', '\u{64E}', '\u{651}', '\u{94D}', '\u{20D0}', '\u{FE20}'];
        assert!(marks.iter().all(|c| is_letter(*c) && is_mark(*c)));
    }

    #[test]
    fn what_sets_words_apart_is_no_letter() {
        let parts = |c: &char| c.is_whitespace() || c.is_control() || c.is_ascii_punctuation();
        let known =
            "¡¿«»§¶·©®¬÷×‐‑–—‘’‚“”„†‡•…‰′″‹›⁄€£¥°±←→−≈≤≥■●★✓،؛؟٪۔״׳־׃։՞՛।॥၊။។៕、。〈〉「」『』【】・！？：；（）👍🇺🇦";
        for c in SCRIPTS.iter().flat_map(|(first, last)| *first..=*last).filter(parts).chain(known.chars()) {
            assert!(!is_letter(c), "{c:?} {:x}", c as u32);
        }
        assert!(!is_letter('\u{E000}') && !is_letter('\u{FFFD}'));
    }

    #[test]
    fn digits_come_in_tens() {
        let digits: Vec<char> = ('\0'..='\u{FFFF}').filter(|c| is_digit(*c)).collect();
        assert!(digits.iter().all(|c| c.is_numeric()));
        let runs = digits.chunks(10).all(|ten| ten[9] as u32 - ten[0] as u32 == 9);
        assert!(runs && digits.len() == 200, "{}", digits.len());
    }
}
