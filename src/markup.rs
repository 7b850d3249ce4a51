//! Which elements of a page hold the article's text: the same rules for the browser and for HTML files.

use crate::text::is_listed;

/// The attribute by which a page keeps a part of itself out (`off`), and that is on every element of a page labelled
/// without script ([`STATIC`]).
pub(crate) const OWN_ATTRIBUTE: &str = "data-claim-labels";
/// The value of [`OWN_ATTRIBUTE`] on what the static renderer adds.
pub(crate) const STATIC: &str = "static";
/// Marks the badge of a claim; its value is the claim's id.
pub(crate) const BADGE_ATTRIBUTE: &str = "data-claim-badge";

const LEFT_OUT: &str = "script style template noscript head title button input select textarea option optgroup datalist output \
meter progress iframe object audio video canvas svg rp";

/// Elements whose content is no text of the article.
pub(crate) fn is_left_out(tag: &str) -> bool {
    is_listed(LEFT_OUT, tag)
}

// The usual ones first.
const BLOCKS: &str = "p div li h2 h3 br ul ol section figure figcaption blockquote td tr th h1 article aside header footer h4 h5 h6 \
address body caption center claim-labels dd details dialog dir dl dt fieldset form hgroup hr html legend main menu nav pre search \
summary table tbody tfoot thead";

/// Elements at whose edges words end.
pub(crate) fn is_block(tag: &str) -> bool {
    is_listed(BLOCKS, tag)
}

/// Elements that are controls, as a selector: no badge, which is one itself, stands inside.
pub(crate) const CONTROLS: &str = "a,button,summary,label";

/// Whether an element with this value of [`OWN_ATTRIBUTE`] is no text of the article. Static marks hold the article's own.
pub(crate) fn keeps_out(tag: &str, value: &str) -> bool {
    value == "off" || (value == STATIC && tag != "mark")
}

/// Whether an inline `style` hides the element. Style sheets are not asked: a file has none at hand, and both readers of
/// this page must agree.
pub(crate) fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let value = value.trim();
        let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
        let is =
            |name: &str, hidden: &str| property.trim().eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(hidden);
        is("display", "none") || is("visibility", "hidden")
    })
}

/// The text of an article under construction: runs of text, and one line break where a block begins or ends.
#[derive(Default)]
pub(crate) struct ArticleText {
    /// What has been read.
    pub text: String,
    edge: bool,
}

impl ArticleText {
    /// A block begins or ends here.
    pub fn edge(&mut self) {
        self.edge = true;
    }

    /// Adds a run, and says at which byte of the text it starts.
    pub fn run(&mut self, run: &str) -> usize {
        if std::mem::take(&mut self.edge) && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(run);
        self.text.len() - run.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_styles_are_seen() {
        let hidden = ["display:none", "color: red; DISPLAY : None !important", "visibility:hidden;"];
        let shown = ["", "display:block", "visibility: visible", "--x: display none"];
        hidden.iter().for_each(|style| assert!(hides(style), "{style}"));
        shown.iter().for_each(|style| assert!(!hides(style), "{style}"));
    }

    #[test]
    fn edges_part_runs() {
        let mut text = ArticleText::default();
        text.edge();
        assert_eq!(text.run("one"), 0);
        assert_eq!(text.run("two"), 3);
        text.edge();
        text.edge();
        assert_eq!(text.run("three"), 7);
        assert_eq!(text.text, "onetwo\nthree");
    }
}
