//! Waits and punctuality in words, in any language.

use platform::i18n::{Lang, Tr};
use queueing::Estimate;

use super::services::Punctuality;

/// «subito», «fra 10 e 20 minuti», «circa 10 minuti»; «chiuso adesso» when nobody able to serve is there.
pub(crate) fn estimate(tr: Tr, wait: Option<Estimate>) -> String {
    match wait {
        None => tr.t("display-closed"),
        Some(Estimate::Now) => tr.t("display-wait-now"),
        Some(Estimate::Between { from_min: 0, to_min }) => tr.t1("display-wait-within", "minutes", to_min),
        Some(Estimate::Between { from_min, to_min }) if from_min == to_min => {
            tr.t1("display-wait-about", "minutes", to_min)
        }
        Some(Estimate::Between { from_min, to_min }) => {
            tr.t2("display-wait-between", "from", from_min, "to", to_min)
        }
    }
}

pub(super) fn punctuality(tr: Tr, how: Punctuality) -> String {
    match how {
        Punctuality::Shut => tr.t("display-closed"),
        Punctuality::Early => tr.t("display-early"),
        Punctuality::OnTime => tr.t("display-on-time"),
        Punctuality::Late { minutes } => tr.t1("display-late", "minutes", minutes),
    }
}

/// The same thing in the one or two languages of a board; said once when both say the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub first: String,
    /// Language code and words.
    pub second: Option<(&'static str, String)>,
}

impl Said {
    pub fn by(langs: &[Lang], say: impl Fn(Lang) -> String) -> Said {
        let mut said = langs.iter().map(|lang| (lang.code(), say(*lang)));
        let first = said.next().map(|(_, words)| words).unwrap_or_default();
        let second = said.find(|(_, words)| *words != first && !words.is_empty());
        Said { first, second }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: [Option<Estimate>; 5] = [
        None,
        Some(Estimate::Now),
        Some(Estimate::Between { from_min: 0, to_min: 5 }),
        Some(Estimate::Between { from_min: 10, to_min: 10 }),
        Some(Estimate::Between { from_min: 10, to_min: 20 }),
    ];

    fn said(lang: Lang) -> [String; 5] {
        SOME.map(|wait| estimate(Tr(lang), wait))
    }

    #[test]
    fn waits_read_as_people_say_them() {
        let italian = ["chiuso adesso", "subito", "entro 5 minuti", "circa 10 minuti", "fra 10 e 20 minuti"];
        assert_eq!(said(Lang::It), italian);
        let english =
            ["closed now", "straight away", "within 5 minutes", "about 10 minutes", "in 10 to 20 minutes"];
        assert_eq!(said(Lang::En), english);
        let german = [
            "zurzeit geschlossen",
            "sofort",
            "innerhalb von 5 Minuten",
            "etwa 10 Minuten",
            "in 10 bis 20 Minuten",
        ];
        assert_eq!(said(Lang::De), german);
        let french = [
            "fermé en ce moment",
            "tout de suite",
            "d'ici 5 minutes",
            "environ 10 minutes",
            "dans 10 à 20 minutes",
        ];
        assert_eq!(said(Lang::Fr), french);
        let slovene = ["trenutno zaprto", "takoj", "v 5 minutah", "približno 10 minut", "čez 10 do 20 minut"];
        assert_eq!(said(Lang::Sl), slovene);
    }

    #[test]
    fn late_is_a_number_of_minutes() {
        let late = Punctuality::Late { minutes: 12 };
        assert_eq!(punctuality(Tr(Lang::It), late), "12 min di ritardo");
        assert_eq!(punctuality(Tr(Lang::De), late), "12 Min. Verspätung");
    }

    #[test]
    fn two_languages_that_agree_are_said_once() {
        let same = Said::by(&[Lang::It, Lang::De], |_| "12".into());
        assert_eq!(same, Said { first: "12".into(), second: None });
        let two = Said::by(&[Lang::It, Lang::De], |lang| Tr(lang).t("display-on-time"));
        assert_eq!(two, Said { first: "in orario".into(), second: Some(("de", "pünktlich".into())) });
    }
}
