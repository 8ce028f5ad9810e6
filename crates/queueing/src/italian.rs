use crate::Reason;

const NONE_MORE_URGENT: &str = "; nessun primo di fila più urgente per questo sportello";

impl Reason {
    /// The explanation of 1.7, for the counter and for the person who asks.
    pub fn italian(&self) -> String {
        match *self {
            Reason::BeyondMargin { waited_min, threshold_min } => {
                format!("attende da {waited_min} min, oltre la soglia di {threshold_min}: precede tutti")
            }
            Reason::LateOnSlot { late_min, promised_min, more_urgent_elsewhere } => {
                let remark = remark(more_urgent_elsewhere);
                format!("in ritardo di {late_min} min sul suo orario (promessi {promised_min}){remark}")
            }
            Reason::PromiseBroken { over_min, waited_min, promised_min, others } => {
                let remark = remark(others);
                format!("promessa superata di {over_min} min ({waited_min} su {promised_min}){remark}")
            }
            Reason::LegalPrecedence => "precedenza di legge".to_owned(),
            Reason::OnlyOne => "unica persona in attesa per questo sportello".to_owned(),
            Reason::Expiring { left_min, next_chance_min } => {
                let left = left(left_min);
                format!("promessa in scadenza: {left}, prossima occasione fra circa {next_chance_min} min")
            }
            Reason::Early { by_min } => {
                format!("in anticipo di {by_min} min sul suo orario{NONE_MORE_URGENT}")
            }
            Reason::Share { percent } => {
                format!("alla prossima occasione avrebbe consumato il {percent}% dell'attesa promessa")
            }
            Reason::Chosen => "chiamata diretta".to_owned(),
        }
    }
}

fn remark(none_more_urgent: bool) -> &'static str {
    if none_more_urgent { NONE_MORE_URGENT } else { "" }
}

fn left(minutes: i64) -> String {
    match minutes {
        0 => "resta meno di 1 min".to_owned(),
        1 => "resta 1 min".to_owned(),
        more => format!("restano {more} min"),
    }
}
