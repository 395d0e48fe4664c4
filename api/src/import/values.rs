//! What the values of a file mean in ours.

use std::{collections::HashMap, str::FromStr};

use entity::{Category, Priority, Status};

/// One of our enumerations.
pub trait Label: Copy + 'static {
    /// The word for it in the options of the command line.
    const WORD: &'static str;
    /// The value of that name.
    fn of(name: &str) -> Option<Self>;
    /// All names, for whoever has to choose.
    fn names() -> String;
}

macro_rules! label {
    ($type:ty, $word:literal) => {
        impl Label for $type {
            const WORD: &'static str = $word;

            fn of(name: &str) -> Option<Self> {
                Self::parse(name)
            }

            fn names() -> String {
                Self::ALL.map(Self::as_str).join(", ")
            }
        }
    };
}

label!(Category, "category");
label!(Priority, "priority");
label!(Status, "status");

/// What the values of a column mean, whatever their case and the blanks around them. Our own names mean themselves.
#[derive(Clone, Debug)]
pub struct ValueMap<L>(HashMap<String, L>);

impl<L> Default for ValueMap<L> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<L> FromIterator<Meaning<L>> for ValueMap<L> {
    fn from_iter<I: IntoIterator<Item = Meaning<L>>>(meanings: I) -> Self {
        Self(meanings.into_iter().map(|Meaning(theirs, ours)| (theirs.trim().to_lowercase(), ours)).collect())
    }
}

impl<L: Label> ValueMap<L> {
    /// Whether nothing was said about any value.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a value means.
    pub(super) fn meaning(&self, value: &str) -> Result<L, String> {
        let value = value.trim();
        self.0.get(&value.to_lowercase()).copied().or_else(|| L::of(value)).ok_or_else(|| {
            let shown: String = value.chars().take(60).collect();
            let (word, names) = (L::WORD, L::names());
            format!("{shown:?} is none of {names}; --{word}-value \"{shown}=…\" would say what it means")
        })
    }
}

/// `THEIRS=ours`, as it stands on the command line. Theirs may hold an equals sign, ours does not.
#[derive(Clone, Debug)]
pub struct Meaning<L>(String, L);

/// What a value of the category's column means.
pub type CategoryMeaning = Meaning<Category>;
/// What a value of the priority's column means.
pub type PriorityMeaning = Meaning<Priority>;
/// What a value of the status's column means.
pub type StatusMeaning = Meaning<Status>;

impl<L: Label> FromStr for Meaning<L> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (theirs, ours) = text.rsplit_once('=').ok_or_else(|| format!("write VALUE={}", L::WORD.to_uppercase()))?;
        let ours = ours.trim();
        let label = L::of(ours).ok_or_else(|| format!("{ours:?} is none of {}", L::names()))?;
        Ok(Self(theirs.to_owned(), label))
    }
}
