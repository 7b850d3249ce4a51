//! The way to the host: the frame's parent at its one origin.

use super::protocol::{ToHost, written};
use std::rc::Rc;
use web_sys::{MessageEvent, Window};

/// The page that holds the workbench.
#[derive(Clone)]
pub struct Link(Rc<(Window, String)>);

impl PartialEq for Link {
    fn eq(&self, other: &Link) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Link {
    pub fn new(parent: Window, origin: String) -> Link {
        Link(Rc::new((parent, origin)))
    }

    /// Says something, to nobody else than the host.
    pub fn say(&self, message: &ToHost) {
        let (parent, origin) = &*self.0;
        // It fails where the parent is gone.
        let _ = parent.post_message(&written(message), origin);
    }

    /// Whether a message came from the host.
    pub fn sent(&self, event: &MessageEvent) -> bool {
        let (parent, origin) = &*self.0;
        event.origin() == *origin && event.source().is_some_and(|source| js_sys::Object::is(&source, parent))
    }
}
