//! Whole numbers as text, without the standard library's formatting: that is many times larger, and readers would download it.

/// The decimal digits of `number`.
pub(crate) fn decimal(number: usize) -> String {
    let mut digits = if number < 10 { String::new() } else { decimal(number / 10) };
    digits.push(char::from(b'0' + (number % 10) as u8));
    digits
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_are_written_as_the_standard_library_does() {
        for number in (0..2000).chain([9_999, 10_000, 4_294_967_295, usize::MAX]) {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}
