//! Symbols as squares of modules, for those who draw them themselves: paper, where each module is a vector.

use datamatrix::{DataMatrix, SymbolList, SymbolSize};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::TooLong;

/// The dark modules of a square symbol, without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    side: usize,
    /// Row by row from the upper left corner.
    dark: Vec<bool>,
}

impl Modules {
    /// How many modules a side has.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module of this column and row is dark; outside all is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }

    /// Runs of dark modules as (column, row, length): fewer shapes than modules, and no seams between them.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let length = (x..self.side).take_while(|&x| self.is_dark(x, y)).count();
                if length > 0 {
                    runs.push((x, y, length));
                }
                x += length + 1;
            }
        }
        runs
    }
}

/// A QR code of exactly this version (1 to 40) at error level M: some printed forms prescribe the version, and
/// there the level is not raised either, since a reader's rule may name it.
pub fn qr_modules(text: &str, version: u8) -> Result<Modules, TooLong> {
    let version = Version::new(version.clamp(1, 40));
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, version, version, None, false)
        .map_err(|_| TooLong { bytes: text.len() })?;
    let size = code.size();
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y));
    Ok(Modules { side: usize::try_from(size).unwrap_or_default(), dark: dark.collect() })
}

/// A square DataMatrix (ECC 200) of 48 modules a side; of the next sizes where a text of many kinds of
/// characters, which pack badly, leaves no room in the first.
pub fn data_matrix_modules(text: &str) -> Result<Modules, TooLong> {
    [SymbolSize::Square48, SymbolSize::Square52, SymbolSize::Square64]
        .into_iter()
        .find_map(|size| DataMatrix::encode(text.as_bytes(), SymbolList::from(size)).ok())
        .map(|symbol| {
            let bitmap = symbol.bitmap();
            let side = bitmap.width();
            let mut dark = vec![false; side * bitmap.height()];
            for (x, y) in bitmap.pixels() {
                dark[y * side + x] = true;
            }
            Modules { side, dark }
        })
        .ok_or(TooLong { bytes: text.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_keeps_its_version_whatever_the_text() {
        for text in ["A", "PAGOPA|002|301000000000004285|01234567890|12345", &"a".repeat(62)] {
            assert_eq!(qr_modules(text, 4).unwrap().side(), 33);
        }
        assert_eq!(qr_modules(&"a".repeat(63), 4), Err(TooLong { bytes: 63 }));
    }

    #[test]
    fn the_level_is_not_raised_where_the_text_is_short() {
        // The two modules right of the upper left finder's lower edge hold the level: M is 00, masked to 10.
        let modules = qr_modules("A", 4).unwrap();
        assert_eq!((modules.is_dark(0, 8), modules.is_dark(1, 8)), (true, false));
    }

    #[test]
    fn a_data_matrix_has_48_modules_and_grows_rather_than_refuse() {
        let text = format!("{:<256}", "CODFASE=NBPA;18301000000000004285");
        assert_eq!(data_matrix_modules(&text).unwrap().side(), 48);
        let motley = "a;B1_".repeat(50);
        assert!(data_matrix_modules(&motley).unwrap().side() > 48);
        assert_eq!(data_matrix_modules(&"a".repeat(600)), Err(TooLong { bytes: 600 }));
    }

    #[test]
    fn runs_are_the_dark_modules() {
        let modules = qr_modules("A", 1).unwrap();
        let dark = (0..21).flat_map(|y| (0..21).map(move |x| (x, y))).filter(|&(x, y)| modules.is_dark(x, y));
        let painted: usize = modules.runs().iter().map(|(_, _, length)| length).sum();
        assert_eq!(painted, dark.count());
        assert!(modules.runs().iter().all(|&(x, y, n)| (x..x + n).all(|x| modules.is_dark(x, y))));
        assert!(!modules.is_dark(21, 0) && !modules.is_dark(0, 21));
    }
}
