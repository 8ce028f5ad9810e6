//! Who may do what with which kinds of due: proofs that rules ask for.

use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use office::{Office, rights};
use platform::Moment;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed};

/// A right over payments, as a type.
pub trait Right {
    const WORD: &'static str;
}

macro_rules! rights {
    ($($(#[$about:meta])* $name:ident => $word:path;)*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name;
        impl Right for $name {
            const WORD: &'static str = $word;
        }
    )*};
}

rights! {
    /// Reads positions and receipts.
    Seeing => rights::SEE_PAYMENTS;
    /// Reads accounts: flows, journals, what is reconciled and closed.
    Reading => rights::SEE_ACCOUNTS;
    /// Prints notices and takes payments at the desk.
    Taking => rights::TAKE_PAYMENTS;
    /// Creates, changes, withdraws positions.
    Owing => rights::POSITIONS;
    /// Reconciles and closes.
    Accounting => rights::ACCOUNTS;
    /// Gives back.
    Refunding => rights::REFUNDS;
    /// Stations, keys, certificates, the steps of joining.
    Joining => rights::PAYMENT_SETUP;
    /// Reads the journal of payments.
    Auditing => rights::PAYMENT_JOURNAL;
}

/// Proof that somebody holds the right `R` in a body, for some kinds of due or for all.
#[derive(Clone, Debug)]
pub struct May<R> {
    holder: Holder,
    right: PhantomData<R>,
}

#[derive(Clone, Debug)]
pub struct Holder {
    pub body: i64,
    /// 0 for programs, and for a citizen at our front.
    pub staff: i64,
    pub actor: Actor,
    pub dues: Dues,
}

/// Kinds of due that somebody deals with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dues {
    All,
    Only(Vec<i64>),
}

impl<R: Right> May<R> {
    pub fn prove(caller: &Caller, office: &Office) -> Result<May<R>, Failed> {
        if !caller.may(R::WORD) || caller.body != office.id {
            return Err(Failed::forbidden());
        }
        let staff = if caller.kind == "staff" { caller.id } else { 0 };
        let of_program = || caller.rights.iter().filter_map(|right| right.strip_prefix(rights::OF_DUE));
        let dues = match office::by_id(&office.staff, staff) {
            Some(part) => Dues::named(office, part.doc.dues.iter().map(String::as_str)),
            None => Dues::named(office, of_program()),
        };
        Ok(May::of(Holder { body: office.id, staff, actor: caller.actor(), dues }))
    }

    /// Whole flows, journals and credits are of no kind of due: they are for those who deal with all kinds.
    pub fn prove_all(caller: &Caller, office: &Office) -> Result<May<R>, Failed> {
        let may = May::prove(caller, office)?;
        if may.dues.covers(Dues::NONE) { Ok(may) } else { Err(Failed::forbidden()) }
    }

    /// The program itself: what a citizen opens at our front, what a message of the platform asks for.
    pub fn house(body: i64, actor: impl Into<Actor>) -> May<R> {
        May::of(Holder { body, staff: 0, actor: actor.into(), dues: Dues::All })
    }

    /// Somebody of the staff for whom work goes on without him; nothing once he may not any more.
    pub fn of_staff(office: &Office, staff: i64) -> Option<May<R>> {
        let member = office.staff.iter().find(|part| part.id == staff)?;
        let caller = Caller {
            body: office.id,
            kind: "staff",
            id: staff,
            rights: Arc::new(rights::of_all(&member.doc.roles)),
            name: String::new(),
            sign_in: None,
        };
        May::prove(&caller, office).ok()
    }

    /// A program for which work goes on after its call; nothing once its key is revoked.
    pub fn of_program(office: &Office, actor: &Actor) -> Option<May<R>> {
        let id = actor.0.strip_prefix("token:").and_then(|id| id.parse().ok());
        // The key of an office for trying is no program's of the body, and has no bounds.
        let Some(program) = id.and_then(|id| office.program(id)) else {
            return Some(May::house(office.id, actor.clone()));
        };
        let caller = Caller {
            body: office.id,
            kind: "token",
            id: program.id,
            rights: Arc::new(program.rights.clone()),
            name: String::new(),
            sign_in: None,
        };
        Some(caller).filter(|_| program.stands).and_then(|caller| May::prove(&caller, office).ok())
    }

    fn of(holder: Holder) -> May<R> {
        May { holder, right: PhantomData }
    }
}

impl<R> Deref for May<R> {
    type Target = Holder;
    fn deref(&self) -> &Holder {
        &self.holder
    }
}

impl Holder {
    /// Appends the event of what was done.
    pub fn note(
        &self,
        tx: &mut Tx,
        kind: &str,
        subject: i64,
        facts: serde_json::Value,
        at: Moment,
    ) -> Result<(), StoreError> {
        append(tx, NewEvent { body: self.body, place: 0, kind, subject, actor: &self.actor, at, facts })
    }
}

impl Dues {
    /// What belongs to no kind of due, or to several.
    pub const NONE: i64 = 0;

    /// The kinds with these keys; without any key, all.
    fn named<'a>(office: &Office, keys: impl Iterator<Item = &'a str>) -> Dues {
        let keys: Vec<&str> = keys.collect();
        let named = office.dues.iter().filter(|due| keys.contains(&due.doc.key.as_str())).map(|due| due.id);
        if keys.is_empty() { Dues::All } else { Dues::Only(named.collect()) }
    }

    /// The one question of every list, page and file: what belongs to no kind is for those who deal with all.
    pub fn covers(&self, due: i64) -> bool {
        match self {
            Dues::All => true,
            Dues::Only(ids) => ids.contains(&due),
        }
    }

    /// For statements: empty for all, else `,12,15,`, asked by
    /// `(?n = '' OR ?n LIKE '%,' || CAST(due AS TEXT) || ',%')`.
    pub fn list(&self) -> String {
        match self {
            Dues::All => String::new(),
            Dues::Only(ids) => ids.iter().fold(",".to_owned(), |list, id| format!("{list}{id},")),
        }
    }
}
