//! Takes what identifies people and accounts out of a text before it leaves this process.
//!
//! E-mail addresses, IBANs, card numbers and phone numbers become `[email]`, `[iban]`, `[card]` and `[phone]`: a model
//! needs to know that there was one, not which. Numbers with a check sum are known by it. A phone number has none, so
//! what is taken for one is a matter of its form: order numbers, dates and amounts stay.
//!
//! Each kind is looked for in one pass whose work grows with the length of the text and nothing else.

mod card;
mod email;
mod iban;
mod phone;

/// The text without any of them.
pub(super) fn masked(text: &str) -> String {
    let text = email::masked(text);
    let text = iban::masked(&text);
    let text = card::masked(&text);
    phone::masked(&text).into_owned()
}

/// Whether a character can stand between the groups of a number.
const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '\u{a0}' | '\u{202f}' | '\u{2010}'..='\u{2013}')
}

#[cfg(test)]
mod tests;
