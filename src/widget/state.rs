//! What the reader has chosen, and the one place where it changes.

use crate::manifest::Status;

/// The statuses whose labels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown([bool; 3]);

impl Shown {
    pub fn has(self, status: Status) -> bool {
        self.0[status as usize]
    }

    pub fn from_names(names: impl Iterator<Item = String>) -> Self {
        let mut shown = Shown([false; 3]);
        names.filter_map(|name| Status::from_name(&name)).for_each(|status| shown.0[status as usize] = true);
        shown
    }

    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Status::ALL.into_iter().filter(move |status| self.has(*status)).map(Status::name)
    }

    fn toggled(mut self, status: Status) -> Self {
        self.0[status as usize] ^= true;
        self
    }
}

/// The reader's choices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct State {
    /// The number of the claim whose card is open.
    pub open: Option<usize>,
    /// The filter.
    pub shown: Shown,
}

impl Default for State {
    fn default() -> Self {
        State { open: None, shown: Shown([true; 3]) }
    }
}

/// What a reader or a script can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Action {
    /// Open the card of the claim with this number.
    Open(usize),
    /// Close the card.
    Close,
    /// Show or hide one status.
    Toggle(Status),
    /// Show just these.
    Show(Shown),
}

impl State {
    /// The state after `action`. `status_of` tells the status of a claim by its number.
    pub fn after(self, action: Action, status_of: impl Fn(usize) -> Status) -> State {
        let next = match action {
            // A label that is hidden shows itself again when asked for by name.
            Action::Open(claim) => {
                let status = status_of(claim);
                let shown = if self.shown.has(status) { self.shown } else { self.shown.toggled(status) };
                State { open: Some(claim), shown }
            }
            Action::Close => State { open: None, ..self },
            Action::Toggle(status) => State { shown: self.shown.toggled(status), ..self },
            Action::Show(shown) => State { shown, ..self },
        };
        // No card without its badge.
        State { open: next.open.filter(|&claim| next.shown.has(status_of(claim))), ..next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status_of(claim: usize) -> Status {
        Status::ALL[claim % 3]
    }

    fn run(actions: &[Action]) -> (Option<usize>, Vec<&'static str>) {
        let state = actions.iter().fold(State::default(), |state, action| state.after(*action, status_of));
        (state.open, state.shown.names().collect())
    }

    #[test]
    fn actions_lead_to_states() {
        use Action::*;
        let all = vec!["official", "reported", "speculative"];
        let only = |name: &str| Show(Shown::from_names([name.to_owned()].into_iter()));
        let cases: [(&[Action], Option<usize>, Vec<&str>); 6] = [
            (&[], None, all.clone()),
            (&[Open(1), Open(2)], Some(2), all.clone()),
            (&[Open(1), Close], None, all.clone()),
            (&[Open(1), Toggle(Status::Reported)], None, vec!["official", "speculative"]),
            (&[Toggle(Status::Reported), Toggle(Status::Reported)], None, all.clone()),
            (&[only("official"), Open(1)], Some(1), vec!["official", "reported"]),
        ];
        for (actions, open, shown) in cases {
            assert_eq!(run(actions), (open, shown), "{actions:?}");
        }
    }
}
