//! What the reader has chosen, and the one place where it changes.

use super::summary::ClaimIndex;
use crate::manifest::Status;

/// The statuses whose labels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown([bool; 3]);

impl Shown {
    pub fn has(self, status: Status) -> bool {
        self.0[status as usize]
    }

    pub fn from_names(names: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let mut shown = Shown([false; 3]);
        names.filter_map(|name| Status::from_name(name.as_ref())).for_each(|status| shown.0[status as usize] = true);
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
    /// The claim whose card is open.
    pub open: Option<ClaimIndex>,
    /// The filter.
    pub shown: Shown,
    /// Whether all labels are hidden, whatever the filter says.
    pub hidden: bool,
    /// Whether the list of claims is unfolded.
    pub list: bool,
    /// Whether the reader asked to be taken to the open claim, and not just for its card.
    pub jumped: bool,
    /// Whether the open claim's link has just been copied.
    pub copied: bool,
}

impl Default for State {
    fn default() -> Self {
        State { open: None, shown: Shown([true; 3]), hidden: false, list: false, jumped: false, copied: false }
    }
}

/// What a reader or a script can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Action {
    /// Open the card of this claim.
    Open(ClaimIndex),
    /// Go to this claim, and open its card.
    Go(ClaimIndex),
    /// Close the card.
    Close,
    /// Show or hide one status.
    Toggle(Status),
    /// Show just these.
    Show(Shown),
    /// Hide all labels, or bring them back.
    Hide(bool),
    /// Unfold the list of claims, or fold it.
    List(bool),
    /// Copy the open claim's link: for the device, see [`Action::Copied`].
    Copy,
    /// The open claim's link was copied.
    Copied,
    /// Hand the open claim's link to another app: for the device.
    Share,
    /// Remember what labels said, or forget it: for the device.
    Remember(bool),
    /// Tell the publisher that the open claim's label is wrong: the link itself leads there.
    Report,
}

impl State {
    /// Whether labels of this status can be seen.
    pub fn shows(self, status: Status) -> bool {
        !self.hidden && self.shown.has(status)
    }

    /// The state after `action`. `status_of` tells the status of a claim.
    pub fn after(self, action: Action, status_of: impl Fn(ClaimIndex) -> Status) -> State {
        let mut next = State { jumped: false, copied: false, ..self };
        match action {
            // A label that is hidden shows itself again when asked for by name.
            Action::Open(claim) | Action::Go(claim) => {
                let status = status_of(claim);
                next.open = Some(claim);
                next.hidden = false;
                next.jumped = matches!(action, Action::Go(_));
                if !next.shown.has(status) {
                    next.shown = next.shown.toggled(status);
                }
            }
            Action::Close => next.open = None,
            Action::Toggle(status) => next.shown = next.shown.toggled(status),
            Action::Show(shown) => next.shown = shown,
            Action::Hide(hidden) => next.hidden = hidden,
            Action::List(unfolded) => next.list = unfolded,
            Action::Copied => next.copied = true,
            Action::Copy | Action::Share | Action::Remember(_) | Action::Report => return self,
        }
        // No card without its badge.
        next.open = next.open.filter(|&claim| next.shows(status_of(claim)));
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status_of(claim: ClaimIndex) -> Status {
        Status::ALL[claim.0 % 3]
    }

    fn run(actions: &[Action]) -> (Option<usize>, Vec<&'static str>, bool) {
        let state = actions.iter().fold(State::default(), |state, action| state.after(*action, status_of));
        (state.open.map(|claim| claim.0), state.shown.names().collect(), state.hidden)
    }

    #[test]
    fn actions_lead_to_states() {
        use Action::*;
        let all = vec!["official", "reported", "speculative"];
        let only = |name: &str| Show(Shown::from_names([name.to_owned()].into_iter()));
        type Case<'a> = (&'a [Action], Option<usize>, Vec<&'static str>, bool);
        let cases: [Case; 10] = [
            (&[], None, all.clone(), false),
            (&[Open(ClaimIndex(1)), Open(ClaimIndex(2))], Some(2), all.clone(), false),
            (&[Open(ClaimIndex(1)), Go(ClaimIndex(2))], Some(2), all.clone(), false),
            (&[Open(ClaimIndex(1)), Close], None, all.clone(), false),
            (&[Open(ClaimIndex(1)), Toggle(Status::Reported)], None, vec!["official", "speculative"], false),
            (&[Toggle(Status::Reported), Toggle(Status::Reported)], None, all.clone(), false),
            (&[only("official"), Open(ClaimIndex(1))], Some(1), vec!["official", "reported"], false),
            (&[Open(ClaimIndex(1)), Hide(true)], None, all.clone(), true),
            (&[only("official"), Hide(true), Hide(false)], None, vec!["official"], false),
            (&[Hide(true), Go(ClaimIndex(1))], Some(1), all.clone(), false),
        ];
        for (actions, open, shown, hidden) in cases {
            assert_eq!(run(actions), (open, shown, hidden), "{actions:?}");
        }
    }

    #[test]
    fn what_just_happened_is_over_with_the_next_action() {
        let after = |actions: &[Action]| {
            let state = actions.iter().fold(State::default(), |state, action| state.after(*action, status_of));
            (state.jumped, state.copied)
        };
        assert_eq!(after(&[Action::Go(ClaimIndex(1))]), (true, false));
        assert_eq!(after(&[Action::Go(ClaimIndex(1)), Action::Copied]), (false, true));
        assert_eq!(after(&[Action::Go(ClaimIndex(1)), Action::Copied, Action::Open(ClaimIndex(2))]), (false, false));
    }

    #[test]
    fn what_the_device_is_asked_for_changes_nothing_by_itself() {
        let open = State::default().after(Action::Go(ClaimIndex(1)), status_of);
        for action in [Action::Copy, Action::Share, Action::Remember(true), Action::Remember(false), Action::Report] {
            assert_eq!(open.after(action, status_of), open, "{action:?}");
        }
    }
}
