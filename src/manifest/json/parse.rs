//! JSON text to values, for text that is known to be JSON: a page's browser has said so, in its own words where it is not. Small,
//! as readers download it, and one call across the border between JavaScript and this program where reading objects takes ten
//! for each field. Keys keep their order, and duplicates.

use super::Json;

/// Levels of nesting that are read; manifests have 5. More would let a few kilobytes exhaust the stack.
const DEEPEST: usize = 64;

impl Json {
    /// The value of `text`, which is JSON (RFC 8259); `number` reads a number. `None` when it is nested deeper than 64 levels.
    /// Of text that is no JSON, the value means nothing. Cost: O(n).
    pub fn of_sound(text: &str, number: fn(&str) -> f64) -> Option<Json> {
        Parser { text, at: 0, number }.value(DEEPEST)
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    number: fn(&str) -> f64,
}

impl<'t> Parser<'t> {
    // What follows as long as `goes_on`, which stops at ASCII only.
    fn run(&mut self, goes_on: impl Fn(u8) -> bool) -> &'t str {
        let (start, bytes) = (self.at, self.text.as_bytes());
        while bytes.get(self.at).is_some_and(|byte| goes_on(*byte)) {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    // The next byte that is no white space, and stays next.
    fn peek(&mut self) -> Option<u8> {
        self.run(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.text.as_bytes().get(self.at).copied()
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        match self.peek()? {
            b'"' => self.string().map(Json::String),
            b'[' => {
                let mut items = Vec::new();
                let depth = depth.checked_sub(1)?;
                self.list(b']', |parser| parser.value(depth).map(|item| items.push(item)))?;
                Some(Json::Array(items))
            }
            b'{' => {
                let mut fields = Vec::with_capacity(8);
                let depth = depth.checked_sub(1)?;
                self.list(b'}', |parser| parser.field(depth).map(|field| fields.push(field)))?;
                Some(Json::Object(fields))
            }
            _ => Some(self.word()),
        }
    }

    fn field(&mut self, depth: usize) -> Option<(String, Json)> {
        let key = (self.peek()? == b'"').then(|| self.string())??;
        self.at += usize::from(self.peek()? == b':');
        Some((key, self.value(depth)?))
    }

    // Items between brackets, parted by commas.
    fn list(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        while self.peek()? != end {
            item(self)?;
            if self.peek()? == b',' {
                self.at += 1;
                self.peek();
            }
        }
        self.at += 1;
        Some(())
    }

    // true, false, null, or a number.
    fn word(&mut self) -> Json {
        let word = self.run(|byte| !matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r'));
        // What is none of these is passed over.
        self.at += usize::from(word.is_empty());
        match word {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            "null" => Json::Null,
            number => Json::Number(whole(number).unwrap_or_else(|| (self.number)(number))),
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        self.at += 1;
        loop {
            out.push_str(self.run(|byte| !matches!(byte, b'"' | b'\\')));
            let end = *self.text.as_bytes().get(self.at)?;
            self.at += 1;
            if end == b'"' {
                return Some(out);
            }
            out.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{C}',
            'u' => self.unicode()?,
            other => other,
        })
    }

    // Four hexadecimal digits, or eight for two surrogates; a lone surrogate has no place in a Rust string.
    fn unicode(&mut self) -> Option<char> {
        let high = self.unit()?;
        if !(0xD800..0xDC00).contains(&high) || !self.text[self.at..].starts_with("\\u") {
            return Some(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let before = self.at;
        self.at += 2;
        let low = self.unit()?;
        if !(0xDC00..0xE000).contains(&low) {
            self.at = before;
            return Some(char::REPLACEMENT_CHARACTER);
        }
        char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

// Most numbers of a manifest are positions: whole, and not worth a call to the browser.
fn whole(number: &str) -> Option<f64> {
    let digits = number.len() < 10 && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| number.bytes().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Option<Json> {
        Json::of_sound(text, |number| number.parse().unwrap_or(f64::NAN))
    }

    #[test]
    fn agrees_with_serde_json() {
        let cases = [
            "null",
            " [ ] ",
            "{}",
            "-1.5e3",
            "[1,2 , 3, 0, -0, 999999999, 9999999999, 4294967296, 12.0]",
            "true",
            r#""""#,
            r#""a\"\\\/\b\f\n\r\tb""#,
            r#""\u00e9\ud83d\ude00""#,
            "{\"b\": [1, {\"a\": null}], \"a\":\r\n\tfalse}",
            "{\"a\": 1, \"a\": 2}",
            "\"中\u{1F600}\"",
        ];
        for text in cases {
            assert_eq!(parse(text), Some(serde_json::from_str(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn lone_surrogates_and_deep_nesting() {
        assert_eq!(parse(r#""a\ud83d\u0041\ude00""#), Some(Json::String("a\u{FFFD}A\u{FFFD}".into())));
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(64)).is_some());
        assert!(parse(&nested(65)).is_none());
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            (-1e9..1e9).prop_map(|number: f64| number.into()),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
                prop::collection::hash_map(any::<String>(), inner, 0..6).prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_is_read_as_serde_json_reads_it(value in any_json(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            prop_assert_eq!(parse(&text), Some(serde_json::from_str(&text).unwrap()));
        }

        #[test]
        fn any_text_is_survived(text: String) {
            parse(&text);
        }
    }
}
