use std::io::Read;

use super::Lines;

/// Asks for each position after all has been read in pieces of that size.
fn lines(text: &str, piece: usize, positions: &[u64]) -> Vec<u64> {
    let mut lines = Lines::new(text.as_bytes());
    let mut buffer = vec![0; piece];
    while lines.read(&mut buffer).expect("a text is read") > 0 {}
    positions.iter().map(|position| lines.line_of(*position)).collect()
}

#[test]
fn counts_every_kind_of_break_once() {
    for piece in 1..8 {
        assert_eq!(lines("a\nb\nc", piece, &[0, 2, 4]), [1, 2, 3]);
        assert_eq!(lines("a\r\nb\r\nc", piece, &[0, 3, 6]), [1, 2, 3]);
        assert_eq!(lines("a\rb\rc", piece, &[0, 2, 4]), [1, 2, 3]);
    }
}

#[test]
fn a_position_on_a_break_means_what_follows_it() {
    for piece in 1..8 {
        assert_eq!(lines("a\r\nb", piece, &[0, 2]), [1, 2], "the second half of a CRLF");
        assert_eq!(lines("a\n\n\r\nb", piece, &[0, 2]), [1, 4], "blank lines");
        assert_eq!(lines("\n\na", piece, &[0]), [3]);
    }
}

#[test]
fn a_carriage_return_that_was_asked_for_is_not_counted_again() {
    let mut lines = Lines::new("a\r\nb".as_bytes());
    lines.read_exact(&mut [0; 2]).expect("half a break");
    assert_eq!(lines.line_of(2), 2);
    lines.read_exact(&mut [0; 2]).expect("the rest");
    assert_eq!(lines.line_of(2), 2);
    assert_eq!(lines.line_of(3), 2);
}
