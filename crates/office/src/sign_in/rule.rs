//! Who may come in.

use platform::events::{Actor, NewEvent, append};
use platform::secrets::Token;
use platform::session::{self, ABSOLUTE_S, PasswordError, Session};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Lane, Moment, sql, values};

use crate::ctx::Ctx;
use crate::customers;
use crate::lock;
use crate::parts::Office;

/// Why nobody came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInError {
    /// Login or password: never which.
    Wrong,
    TooMany {
        wait_s: i64,
    },
    Crowded,
    Store(StoreError),
}

impl From<StoreError> for SignInError {
    fn from(error: StoreError) -> Self {
        SignInError::Store(error)
    }
}

impl From<SignInError> for Failed {
    fn from(error: SignInError) -> Failed {
        match error {
            SignInError::Wrong => Failed::bad(Sentence::new("sign-in-wrong")),
            SignInError::TooMany { wait_s } => Failed::too_many(wait_s),
            SignInError::Crowded => Failed::too_many(5),
            SignInError::Store(error) => error.into(),
        }
    }
}

/// Checks a password and opens a sign-in. Unknown logins cost the same time as known ones.
pub(super) async fn enter(
    ctx: &Ctx,
    office: &Office,
    login: &str,
    password: String,
    address: &str,
    now: Moment,
) -> Result<Token, SignInError> {
    let staff = prove(ctx, office, login, password, address, now).await?;
    let (body, token, locks) = (office.id, Token::random(), lock::until(ctx, office.id, now));
    let opened = token.clone();
    ctx.db
        .write(Lane::of(body, staff), move |tx| {
            note(tx, body, staff, true, now)?;
            let session = Session {
                body,
                holder_kind: "staff".into(),
                holder: staff,
                rights: String::new(),
                opened: now,
                seen: now,
            };
            session::open(tx, &opened, &session, now.plus_s(ABSOLUTE_S))?;
            session::unlock(tx, &opened, locks)
        })
        .await?;
    Ok(token)
}

/// Checks a password; answers whose it is. Refusals are counted and leave a row.
pub(crate) async fn prove(
    ctx: &Ctx,
    office: &Office,
    login: &str,
    password: String,
    address: &str,
    now: Moment,
) -> Result<i64, SignInError> {
    // Only failures count, per login and address: a stranger locks nobody out elsewhere, and a counter
    // hall behind one address can start its day.
    let key = format!("{}:{login}:{address}", office.id);
    let waits =
        [ctx.throttles.sign_ins.blocked(&key, now), ctx.throttles.sign_in_addresses.blocked(address, now)];
    if let Some(wait_s) = waits.into_iter().flatten().max() {
        return Err(SignInError::TooMany { wait_s });
    }
    let (body, member) =
        (office.id, office.staff.iter().find(|member| member.doc.login == login).map(|member| member.id));
    let stored = match member {
        Some(staff) => {
            let customer = customers::of_staff(office, staff);
            let read = move |tx: &mut Tx| match customers::ended(tx, body, customer, now)? {
                true => Ok(None),
                false => stored_hash(tx, body, staff),
            };
            ctx.db.read(read).await?
        }
        None => None,
    };
    let right = ctx.hasher.check(password, stored).await.map_err(|error| match error {
        PasswordError::Crowded => SignInError::Crowded,
        _ => SignInError::Wrong,
    })?;
    let staff = member.unwrap_or(0);
    if !right {
        ctx.db.write(Lane::of(body, staff), move |tx| note(tx, body, staff, false, now)).await?;
        ctx.throttles.sign_ins.count(&key, now);
        ctx.throttles.sign_in_addresses.count(address, now);
        return Err(SignInError::Wrong);
    }
    ctx.throttles.sign_ins.forgive(&key);
    Ok(staff)
}

/// Successes and refusals both leave a row.
fn note(tx: &mut Tx, body: i64, staff: i64, right: bool, now: Moment) -> Result<(), StoreError> {
    append(
        tx,
        NewEvent {
            body,
            place: 0,
            kind: if right { "signed_in" } else { "sign_in_refused" },
            subject: staff,
            actor: &Actor::of("staff", staff),
            at: now,
            facts: serde_json::json!({}),
        },
    )
}

fn stored_hash(tx: &mut Tx, body: i64, staff: i64) -> Result<Option<String>, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT password_hash FROM staff_account WHERE body = ?1 AND staff = ?2 AND disabled_at IS NULL"
        ),
        values![body, staff],
    )?;
    row.map_or(Ok(None), |row| row.get(0))
}

/// Gives a member of staff a password, already hashed.
pub fn set_password(tx: &mut Tx, body: i64, staff: i64, hash: &str) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO staff_account (body, staff, password_hash) VALUES (?1, ?2, ?3) ON CONFLICT (body, staff) DO UPDATE SET password_hash = excluded.password_hash"
        ),
        values![body, staff, hash],
    )?;
    session::close_all(tx, body, "staff", staff)?;
    Ok(())
}

/// Members of the staff whose account is shut: the door lets them in no more.
pub fn disabled(tx: &mut Tx, body: i64) -> Result<Vec<i64>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT staff FROM staff_account WHERE body = ?1 AND disabled_at IS NOT NULL"),
        values![body],
    )?;
    Ok(rows.into_iter().map(|[staff]| staff).collect())
}
