//! Which changes of attributes change what of a page is text: a page that shows what it hid, or hides it, changes nothing else.

use super::read::PageElement;
use crate::markup::{OWN_ATTRIBUTE, part_of, tag_rule};
use wasm_bindgen::JsCast;
use web_sys::{Element, MutationRecord};

/// The attributes that can.
pub(crate) const DECISIVE: [&str; 7] = ["hidden", "style", "open", "popover", "aria-hidden", "role", OWN_ATTRIBUTE];

/// Whether the element counts for something else since the change that is told. Styles change with every frame of an animation: what
/// is asked here is the element alone.
pub(crate) fn changes_text(record: &MutationRecord) -> bool {
    let element = record.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some((element, name)) = element.zip(record.attribute_name()) else { return false };
    let tag = element.local_name();
    let rule = tag_rule(&tag);
    let now = part_of(&PageElement::new(element.clone()), &tag, rule);
    now != part_of(&PageElement::as_it_was(element, name, record.old_value()), &tag, rule)
}
