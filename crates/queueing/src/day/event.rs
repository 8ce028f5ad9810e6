use super::Day;

/// Something that happens (golden-days.md §3). The derived order is the order of handling: by second, then
/// by class, then by the order inside the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event {
    pub at: i64,
    pub class: Class,
    /// Counter or person number; for returns the position of the first call among the day's calls.
    pub order: usize,
    /// Counter or person number.
    pub who: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Opening, end of a service, end of a break.
    Counter,
    CheckIn,
    Return,
    /// due − E of somebody who checked in before it.
    Callable,
}

impl Event {
    pub fn counter(at: i64, counter: usize) -> Event {
        Event { at, class: Class::Counter, order: counter, who: counter }
    }

    pub fn second_visit(at: i64, first_call: usize, person: usize) -> Event {
        Event { at, class: Class::Return, order: first_call, who: person }
    }
}

/// Everything that is known before the day begins.
pub(super) fn foreseen(day: &Day) -> impl Iterator<Item = Event> {
    let openings = day.counters.iter().enumerate().filter(|(_, counter)| !counter.absent);
    let openings = openings.map(|(number, counter)| Event::counter(counter.open_s, number));
    let checkins = day.persons.iter().enumerate().map(|(number, person)| Event {
        at: person.checkin_s,
        class: Class::CheckIn,
        order: number,
        who: number,
    });
    let callable = day.persons.iter().enumerate().filter_map(|(number, person)| {
        let at = person.due_s.saturating_sub(day.early_s);
        let later = person.checkin_s < at;
        later.then_some(Event { at, class: Class::Callable, order: number, who: number })
    });
    openings.chain(checkins).chain(callable)
}
