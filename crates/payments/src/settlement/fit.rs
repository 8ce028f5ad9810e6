//! Which transfer of which receipt a line of a flow speaks of. The official test plan of creditor bodies says:
//! reference, id of the collection, index; some providers write another id (GovPay 484), so what is left is
//! fitted by reference, amount and index.

use std::collections::HashMap;

/// A line of a flow in force, as far as fitting goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFact {
    pub iuv: String,
    pub iur: String,
    /// 0 where an older file does not say.
    pub place: i64,
    pub amount: i64,
}

/// A transfer of ours with its receipt; stamps are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferFact {
    pub iuv: String,
    pub receipt: String,
    pub place: i64,
    pub amount: i64,
}

/// For each line the transfer it speaks of.
pub type Fit = Vec<Option<usize>>;

/// Receipts are taken first. Two flows may tell of one receipt: both are fitted to it. A receipt that some line
/// names is left to the lines that name it.
pub fn fit(lines: &[LineFact], transfers: &[TransferFact]) -> Fit {
    let mut named: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    let mut alike: HashMap<(&str, i64), Vec<usize>> = HashMap::new();
    for (at, transfer) in transfers.iter().enumerate() {
        named.entry((&transfer.iuv, &transfer.receipt)).or_default().push(at);
        alike.entry((&transfer.iuv, transfer.amount)).or_default().push(at);
    }
    let mut taken = vec![false; transfers.len()];
    let mut fitted: Fit = vec![None; lines.len()];
    for (line, fitted) in lines.iter().zip(&mut fitted) {
        let of_receipt = named.get(&(line.iuv.as_str(), line.iur.as_str())).into_iter().flatten().copied();
        let of_receipt: Vec<usize> = of_receipt.collect();
        let same_amount = || of_receipt.iter().find(|at| transfers[**at].amount == line.amount);
        let found = match line.place {
            0 => same_amount().or(of_receipt.first().filter(|_| of_receipt.len() == 1)),
            place => of_receipt.iter().find(|at| transfers[**at].place == place),
        };
        *fitted = found.copied();
        for at in of_receipt {
            taken[at] = true;
        }
    }
    // A line that comes again is the same payment: a provider that sends a flow twice under two ids.
    let mut again: HashMap<(&str, &str, i64, i64), usize> = HashMap::new();
    for (line, fitted) in lines.iter().zip(&mut fitted).filter(|(_, fitted)| fitted.is_none()) {
        let name = (line.iuv.as_str(), line.iur.as_str(), line.place, line.amount);
        let candidates = alike.get(&(line.iuv.as_str(), line.amount)).into_iter().flatten().copied();
        let fits = |at: &usize| !taken[*at] && (line.place == 0 || transfers[*at].place == line.place);
        *fitted = again.get(&name).copied().or_else(|| candidates.into_iter().find(fits));
        if let Some(at) = *fitted {
            taken[at] = true;
            again.insert(name, at);
        }
    }
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(iur: &str, place: i64, amount: i64) -> LineFact {
        LineFact { iuv: "1".into(), iur: iur.into(), place, amount }
    }

    fn transfer(receipt: &str, place: i64, amount: i64) -> TransferFact {
        TransferFact { iuv: "1".into(), receipt: receipt.into(), place, amount }
    }

    #[test]
    fn a_receipt_is_found_by_its_id_whatever_the_amount() {
        assert_eq!(fit(&[line("a", 1, 5)], &[transfer("b", 1, 5), transfer("a", 1, 7)]), [Some(1)]);
    }

    #[test]
    fn another_id_is_found_by_reference_amount_and_index() {
        assert_eq!(fit(&[line("x", 2, 5)], &[transfer("a", 1, 5), transfer("a", 2, 5)]), [Some(1)]);
        assert_eq!(fit(&[line("x", 1, 6)], &[transfer("a", 1, 5)]), [None]);
    }

    #[test]
    fn a_second_payment_does_not_take_the_receipt_of_the_first() {
        // whichever stands first: money that came twice has one receipt only
        for (lines, fitted) in [
            ([line("x", 1, 5), line("a", 1, 5)], [None, Some(0)]),
            ([line("a", 1, 5), line("x", 1, 5)], [Some(0), None]),
        ] {
            assert_eq!(fit(&lines, &[transfer("a", 1, 5)]), fitted);
        }
    }

    #[test]
    fn two_flows_may_tell_of_one_receipt() {
        for id in ["a", "x"] {
            assert_eq!(fit(&[line(id, 1, 5), line(id, 1, 5)], &[transfer("a", 1, 5)]), [Some(0), Some(0)]);
        }
    }

    #[test]
    fn an_older_file_without_an_index_is_fitted_by_amount() {
        assert_eq!(fit(&[line("a", 0, 7)], &[transfer("a", 1, 5), transfer("a", 2, 7)]), [Some(1)]);
        assert_eq!(fit(&[line("a", 0, 9)], &[transfer("a", 1, 5), transfer("a", 2, 7)]), [None]);
    }
}
