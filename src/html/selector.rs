//! Selectors as `for` of a `<claim-labels>` mostly has them: names of elements, ids, classes and attributes, inside of others too, and
//! lists of these. Others only browsers read.

use super::{Element, Id, Tree};

/// Nobody writes a longer one by hand.
const LONGEST: usize = 1_000;

/// Steps from the outside in, each of them somewhere inside the one before: `main .story`.
type Path<'s> = Vec<Vec<Test<'s>>>;

enum Test<'s> {
    Tag(&'s str),
    Id(&'s str),
    Class(&'s str),
    /// An attribute, with this value if there is one.
    Attribute(&'s str, Option<&'s str>),
}

/// The first element that a selector matches; none either if it is not one that is read here. Cost: O(n) in the page, for each
/// selector of a list.
pub(super) fn first(tree: &Tree, selector: &str) -> Option<Id> {
    let selector = Some(selector).filter(|selector| selector.len() <= LONGEST)?;
    // A comma or a space in a value takes it apart as well: then no part of it is read.
    let paths: Vec<Path> = selector.split(',').map(path).collect::<Option<_>>()?;
    let found = paths.iter().filter_map(|path| along(tree, path));
    found.min().map(|(_, id)| id)
}

fn path(text: &str) -> Option<Path<'_>> {
    let steps: Path = text.split_ascii_whitespace().map(step).collect::<Option<_>>()?;
    (!steps.is_empty()).then_some(steps)
}

fn step(text: &str) -> Option<Vec<Test<'_>>> {
    let (mut tests, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let inside = rest.get(1..).unwrap_or_default();
        let end = |text: &str| text.find(['#', '.', '[']).unwrap_or(text.len());
        let (test, after) = match first {
            '[' => inside.split_once(']').map(|(inside, after)| (attribute(inside), after))?,
            '#' | '.' => {
                let (word, after) = inside.split_at(end(inside));
                (named(word).map(if first == '#' { Test::Id } else { Test::Class }), after)
            }
            _ => {
                let (word, after) = rest.split_at(end(rest));
                (named(word).filter(|_| tests.is_empty()).map(Test::Tag), after)
            }
        };
        tests.push(test?);
        rest = after;
    }
    Some(tests)
}

fn attribute(text: &str) -> Option<Test<'_>> {
    let Some((name, value)) = text.split_once('=') else { return Some(Test::Attribute(named(text)?, None)) };
    let quoted = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    let value = match quoted {
        Some(value) => Some(value).filter(|value| !value.contains(['"', '\'', '\\'])),
        None => named(value),
    };
    Some(Test::Attribute(named(name)?, Some(value?)))
}

// What CSS takes for a name, without escapes.
fn named(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii();
    let start = text.strip_prefix('-').unwrap_or(text);
    let begins = start.starts_with(|c: char| is_part(c) && !c.is_ascii_digit());
    (begins && text.chars().all(is_part)).then_some(text)
}

// The first element at the end of a path, and its place in the page. Going down, each element knows how much of the path it has behind it.
fn along(tree: &Tree, path: &Path) -> Option<(usize, Id)> {
    let (last, before) = path.split_last()?;
    let mut behind = vec![0; tree.size().1];
    tree.all().enumerate().find(|(_, id)| {
        let Some(element) = tree.element(*id) else { return false };
        let above = tree.node(*id).parent.map_or(0, |parent| behind[parent as usize]);
        let goes_on = before.get(above).is_some_and(|step| fits(element, step));
        behind[*id as usize] = above + usize::from(goes_on);
        above == before.len() && fits(element, last)
    })
}

fn fits(element: &Element, step: &[Test]) -> bool {
    step.iter().all(|test| match test {
        Test::Tag(tag) => element.tag().eq_ignore_ascii_case(tag),
        Test::Id(id) => element.attribute("id") == Some(id),
        Test::Class(class) => {
            element.attribute("class").is_some_and(|all| all.split_ascii_whitespace().any(|one| one == *class))
        }
        Test::Attribute(name, value) => {
            let mut named = element.attributes.iter().filter(|one| str::eq_ignore_ascii_case(&one.name.local, name));
            named.any(|one| value.is_none_or(|value| *one.value == *value))
        }
    })
}
