//! Undo and redo, without limit: the states before and after, kept whole. They share what did not change.

use std::rc::Rc;

/// Changes of one thing that follow each other within this many milliseconds are one step.
const PAUSE: f64 = 1000.0;

/// A value and the values it had.
#[derive(Clone, Debug, PartialEq)]
pub struct History<T> {
    past: Vec<Rc<T>>,
    present: Rc<T>,
    future: Vec<Rc<T>>,
    // What was changed last, and when.
    last: Option<(String, f64)>,
}

impl<T> History<T> {
    /// A history that begins with `present`.
    pub fn new(present: T) -> Self {
        History { past: Vec::new(), present: present.into(), future: Vec::new(), last: None }
    }

    /// The value now.
    pub fn present(&self) -> &Rc<T> {
        &self.present
    }

    /// One step more. `what` names what was changed and the time in milliseconds, if quick changes of it are to be one step.
    pub fn step(&mut self, next: T, what: Option<(&str, f64)>) {
        let joins =
            |(name, at): (&str, f64)| matches!(&self.last, Some((last, then)) if last == name && at - then < PAUSE);
        let before = std::mem::replace(&mut self.present, next.into());
        if !what.is_some_and(joins) {
            self.past.push(before);
        }
        self.future.clear();
        self.last = what.map(|(name, at)| (name.to_owned(), at));
    }

    /// Another value in place of this one, which is no step.
    pub fn amend(&mut self, present: T) {
        self.present = present.into();
        self.last = None;
    }

    /// Back one step; whether there was one.
    pub fn undo(&mut self) -> bool {
        self.last = None;
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.present, before));
        true
    }

    /// Forward again; whether there was a step.
    pub fn redo(&mut self) -> bool {
        self.last = None;
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.present, after));
        true
    }

    /// How many steps can be undone and redone.
    pub fn steps(&self) -> (usize, usize) {
        (self.past.len(), self.future.len())
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn quick_changes_of_one_thing_are_one_step() {
        let mut history = History::new("");
        for (text, what) in [
            ("n", Some(("note", 0.0))),
            ("no", Some(("note", 400.0))),
            ("not", Some(("note", 1300.0))),
            ("note", Some(("note", 2400.0))),
            ("note, s", Some(("summary", 2500.0))),
            ("note, s, x", None),
            ("note, s, x, s", Some(("summary", 2600.0))),
        ] {
            history.step(text, what);
        }
        let mut seen = Vec::new();
        while history.undo() {
            seen.push(**history.present());
        }
        assert_eq!(seen, ["note, s, x", "note, s", "note", "not", ""]);
        while history.redo() {}
        assert_eq!(**history.present(), "note, s, x, s");
    }

    #[test]
    fn a_new_step_ends_what_could_be_redone() {
        let mut history = History::new(0);
        history.step(1, None);
        history.undo();
        history.step(2, None);
        assert_eq!((history.redo(), **history.present(), history.steps()), (false, 2, (1, 0)));
    }
}
