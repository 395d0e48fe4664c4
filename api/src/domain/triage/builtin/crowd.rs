//! Many people or places, told by number: "400 Mitarbeiter", "all 34 shops". Who is many is not said by words alone.

use super::normal::Folded;

/// How people and places are counted, as stems.
const COUNTED: [&str; 65] = [
    "employee",
    "staff",
    "user",
    "people",
    "person",
    "customer",
    "client",
    "student",
    "pupil",
    "patient",
    "seller",
    "member",
    "colleague",
    "worker",
    "driver",
    "guest",
    "visitor",
    "candidate",
    "agent",
    "nurse",
    "doctor",
    "tenant",
    "shop",
    "store",
    "branch",
    "hotel",
    "hospital",
    "office",
    "site",
    "location",
    "restaurant",
    "school",
    "clinic",
    "till",
    "terminal",
    "account",
    "order",
    "booking",
    "machine",
    "mitarbeit",
    "kunde",
    "nutzer",
    "benutzer",
    "leute",
    "filial",
    "schul",
    "patient",
    "baecker",
    "backer",
    "kasse",
    "standort",
    "gehalter",
    "haus",
    "emplead",
    "usuari",
    "alumn",
    "tienda",
    "restaurante",
    "persona",
    "salarie",
    "employe",
    "magasin",
    "eleve",
    "utilisateur",
    "vendeur",
];

/// Fewer are not many.
const MANY: u64 = 15;

/// How many words may stand between the number and what is counted.
const BETWEEN: usize = 2;

/// The places where many are counted: first word, word after the last, and how plainly it says so.
pub(super) fn found(text: &Folded<'_>) -> Vec<(usize, usize, f64)> {
    let mut all = Vec::new();
    for at in 0..text.words.len() {
        let Some(number) = number(text.word(at)) else { continue };
        let clause = text.words[at].clause;
        let counted = (at + 1..=at + 1 + BETWEEN).find(|&next| {
            text.words.get(next).is_some_and(|word| word.clause == clause)
                && COUNTED.iter().any(|stem| text.word(next).starts_with(stem))
        });
        if let Some(counted) = counted.filter(|_| number >= MANY) {
            let plainly = if number >= 100 { 2.2 } else { 1.6 };
            all.push((at, counted + 1, plainly));
        }
    }
    all
}

/// A number of some digits; a thousand may be parted by the border between two words, and then its first part tells
/// little, but the second is a number, too.
fn number(word: &str) -> Option<u64> {
    let number: u64 = word.parse().ok()?;
    // What looks like a year is one.
    (!(1950..=2100).contains(&number) && word.len() <= 6).then_some(number)
}
