use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::masked;

#[test]
fn each_kind_is_known_in_its_usual_forms() {
    for (text, expected) in [
        ("Write to Jane.Doe+x@mail.example.co.uk, please", "Write to [email], please"),
        ("<jöhn@exämple.de>;a@b.cd", "<[email]>;[email]"),
        ("mailto:a_b@c-d.org?subject=x", "mailto:[email]?subject=x"),
        ("\"Jane Doe\"@example.com", "[email]"),
        ("IBAN: DE89 3704 0044 0532 0130 00.", "IBAN: [iban]."),
        ("DE89370400440532013000 please", "[iban] please"),
        ("de89-3704-0044-0532-0130-00", "[iban]"),
        ("FR14 2004 1010 0505 0001 3M02 606 is it", "[iban] is it"),
        ("my card 4111 1111 1111 1111 exp 12/27", "my card [card] exp 12/27"),
        ("4111-1111-1111-1111 and 378282246310005", "[card] and [card]"),
        ("3782 822463 10005, 5555.5555.5555.4444", "[card], [card]"),
        ("+49 30 1234567", "[phone]"),
        ("+1 (415) 555-2671 or (415) 555-2671", "[phone] or [phone]"),
        ("+33 (0)1 23 45 67 89.", "[phone]."),
        ("0049 151 23456789", "[phone]"),
        ("030 / 123 456 78, 0151-23456789, 01 23 45 67 89", "[phone], [phone], [phone]"),
        ("03012345678", "[phone]"),
        ("415-555-2671, 415.555.2671, 1-800-555-1234", "[phone], [phone], [phone]"),
        ("Tel.: 5551234567", "Tel.: [phone]"),
        ("phone number is 612 345 678 at home", "phone number is [phone] at home"),
        ("Telefonnummer 03012345678, phone no. 5551234", "Telefonnummer [phone], phone no. [phone]"),
        ("order 030 1234567", "order [phone]"),
        ("Call me at 5551234", "Call me at [phone]"),
        ("+4915123456789now", "[phone]now"),
        ("0301234567 2026-11-21", "[phone] 2026-11-21"),
    ] {
        assert_eq!(masked(text), expected, "{text}");
    }
}

#[test]
fn what_only_looks_alike_stays() {
    for text in [
        "Order 1234567890, invoice INV-2024-00123, ticket #0012345678",
        "Order number 100200300400, customer 4711",
        "Order 0123456789, invoice no. 0123456789, Kundennummer: 0123456789",
        "On 2026-11-21 at 10:15:00, or 21.11.2026, 11/21/2026 and 01.02.2026 03.04.2026",
        "It cost 1,234,567.89 or 1.234.567,89 or 123 456 789",
        "0.50 12.30 14.20 0.75",
        "Version 2.14.10983 on 192.168.100.200, build 20261121093000",
        "package@1.2.3, @jane, 5 @ 3 euros",
        "card 4111 1111 1111 1112, IBAN DE88 3704 1144 1532 1130 11",
        "error 0x80070057 and 500",
        "uuid 0192f3c4-7b1a-7c3e-9d2f-123456789012",
        "[email] [phone] [card] [iban]",
        "1700000000000",
        "電話をください。",
        "",
    ] {
        assert_eq!(masked(text), text);
    }
}

#[test]
fn a_long_text_costs_in_proportion_to_its_length() {
    for pattern in
        ["1", "1 ", "0", "0 ", "a@", "a.", "@", "+", "(0", "DE89 ", "d3", "4111 ", "0123-", "tel ", "\"", "a b"]
    {
        let text: String = pattern.chars().cycle().take(20_000).collect();
        let began = Instant::now();
        masked(&text);
        assert!(began.elapsed() < Duration::from_secs(20), "{pattern:?} took {:?}", began.elapsed());
    }
}

/// The digit that makes a number pass the check.
fn with_check_digit(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0');
            if at % 2 == 1 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn with_iban_check(country: &str, account: &str) -> String {
    let number = format!("{account}{country}00");
    let remainder = number
        .chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |sum, value| (sum * if value < 10 { 10 } else { 100 } + value) % 97);
    format!("{country}{:02}{account}", 98 - remainder)
}

fn grouped(text: &str, size: usize, gap: &str) -> String {
    let characters: Vec<_> = text.chars().collect();
    characters.chunks(size).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(gap)
}

fn secret() -> impl Strategy<Value = String> {
    let gap = prop_oneof![Just(" "), Just("-"), Just("\u{a0}")];
    prop_oneof![
        "[a-z][a-z0-9._+-]{0,12}[a-z0-9]@[a-z][a-z0-9-]{0,10}[a-z0-9]\\.[a-z]{2,6}",
        ("[2-6][0-9]{11,17}", prop_oneof![Just(4_usize), Just(20)], gap.clone())
            .prop_map(|(digits, size, gap)| grouped(&with_check_digit(&digits), size, gap)),
        ("[A-Z]{2}", "[0-9A-Z]{11,30}", prop_oneof![Just(4_usize), Just(40)], gap)
            .prop_map(|(country, account, size, gap)| grouped(&with_iban_check(&country, &account), size, gap)),
        "\\+[1-9][0-9]{1,2} [0-9]{2,4} [0-9]{4,7}",
        "\\+[1-9][0-9]{8,13}",
        "00[1-9][0-9]{9,12}",
        "0[1-9][0-9]{2}[ /-][0-9]{4,8}",
        "\\(0[1-9][0-9]{1,3}\\) [0-9]{5,8}",
        "0[1-9][0-9]{8,10}",
        "\\([2-9][0-9]{2}\\) [0-9]{3}-[0-9]{4}",
        "[2-9][0-9]{2}-[0-9]{3}-[0-9]{4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_identifies_somebody_never_leaves(
        secret in secret(),
        before in "([\\PC&&[^0-9+@\\w]] ?|[a-z]{1,8} ){0,4}([ (:\\n]|)",
        after in "([ ).,;!?\\n][a-zA-Z ,]{0,20})?",
    ) {
        let before = if before.ends_with(|c: char| c.is_whitespace() || c == '(' || c == ':') { before } else { String::new() };
        let text = format!("{before}{secret}{after}");
        let sent = masked(&text);
        prop_assert!(!sent.contains(&secret), "{text:?} left as {sent:?}");
        let digits = sent.chars().filter(char::is_ascii_digit).count();
        prop_assert_eq!(digits, before.chars().chain(after.chars()).filter(char::is_ascii_digit).count(), "{:?} left as {:?}", text, sent);
    }

    #[test]
    fn a_text_without_any_is_unchanged(text in "([\\p{L} .,!?'\\n-]{0,40}[1-9][0-9]{0,4}){0,6} [\\p{L} .,!?]{0,40}") {
        // Short numbers far enough apart: nothing that adds up to one of them.
        let apart = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect::<Vec<_>>().join(" x ");
        prop_assert_eq!(masked(&apart), apart.clone());
    }

    #[test]
    fn any_text_at_all_is_taken_and_masking_twice_changes_nothing(text in "\\PC{0,300}") {
        let once = masked(&text);
        prop_assert_eq!(masked(&once), once.clone());
    }
}
