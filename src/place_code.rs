//! Codes of places: GB/T 2260 for China, ISO 3166 for the rest of the world.

use crate::error::Error;
use std::fmt;
use std::str::FromStr;

/// The code of an administrative division of China or of a country.
///
/// ```
/// use jianbao::PlaceCode;
/// let code: PlaceCode = "430511".parse()?;
/// assert_eq!(code.province().unwrap().to_string(), "430000");
/// assert_eq!(code.city().unwrap().to_string(), "430500");
/// assert_eq!(code.county(), Some(code));
/// assert!("990101".parse::<PlaceCode>().is_err());
/// assert_eq!(serde_json::from_str::<PlaceCode>("\"430511\"").unwrap(), code);
/// assert_eq!("ISO:JP".parse::<PlaceCode>()?.to_string(), "ISO:JP");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum PlaceCode {
    /// Six digits of GB/T 2260.
    Division(u32),
    /// Two letters of ISO 3166.
    Country([u8; 2]),
}

/// The first two digits of the provinces in GB/T 2260; a code of another kind is none.
const PROVINCES: [u32; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
];

impl PlaceCode {
    /// China as a whole.
    pub const CHINA: PlaceCode = PlaceCode::Country(*b"CN");

    /// The code of the province that it lies in.
    ///
    /// ```
    /// use jianbao::PlaceCode;
    /// let code: PlaceCode = "430511".parse()?;
    /// assert_eq!(code.province().unwrap().to_string(), "430000");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn province(self) -> Option<PlaceCode> {
        self.digits()
            .map(|d| PlaceCode::Division(d / 10_000 * 10_000))
    }

    /// The code of the city that it lies in, unless it is a province.
    ///
    /// ```
    /// use jianbao::PlaceCode;
    /// let code: PlaceCode = "430511".parse()?;
    /// assert_eq!(code.city().unwrap().to_string(), "430500");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn city(self) -> Option<PlaceCode> {
        self.digits()
            .filter(|d| d % 10_000 != 0)
            .map(|d| PlaceCode::Division(d / 100 * 100))
    }

    /// The code itself, if it is that of a county, district or county-level city.
    ///
    /// ```
    /// use jianbao::PlaceCode;
    /// assert_eq!("430500".parse::<PlaceCode>()?.county(), None);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn county(self) -> Option<PlaceCode> {
        self.digits().filter(|d| d % 100 != 0).map(|_| self)
    }

    /// Whether `self` is `other` or has it among its parents.
    ///
    /// ```
    /// use jianbao::PlaceCode;
    /// let code = |digits: &str| digits.parse::<PlaceCode>();
    /// assert!(code("430511")?.lies_in(code("430000")?));
    /// assert!(code("430511")?.lies_in(PlaceCode::CHINA));
    /// assert!(!code("430000")?.lies_in(code("430511")?));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn lies_in(self, other: PlaceCode) -> bool {
        match (self, other) {
            (PlaceCode::Division(_), PlaceCode::CHINA) => true,
            (PlaceCode::Division(a), PlaceCode::Division(b)) => {
                a == b
                    || (b % 100 == 0 && a / 100 == b / 100)
                    || (b % 10_000 == 0 && a / 10_000 == b / 10_000)
            }
            _ => self == other,
        }
    }

    pub(crate) fn digits(self) -> Option<u32> {
        match self {
            PlaceCode::Division(digits) => Some(digits),
            PlaceCode::Country(_) => None,
        }
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlaceCode::Division(digits) => write!(f, "{digits:06}"),
            PlaceCode::Country([a, b]) => write!(f, "ISO:{}{}", char::from(*a), char::from(*b)),
        }
    }
}

impl FromStr for PlaceCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::NotACode(text.to_owned());
        if let Some(letters) = text.strip_prefix("ISO:") {
            return match letters.as_bytes() {
                &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => {
                    Ok(PlaceCode::Country([a, b]))
                }
                _ => Err(wrong()),
            };
        }
        let valid = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        match text.parse::<u32>() {
            Ok(digits) if valid && PROVINCES.contains(&(digits / 10_000)) => {
                Ok(PlaceCode::Division(digits))
            }
            _ => Err(wrong()),
        }
    }
}

/// Written as text, as in the JSON form.
impl serde::Serialize for PlaceCode {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Read from text; anything that is no code is an error.
impl<'de> serde::Deserialize<'de> for PlaceCode {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
