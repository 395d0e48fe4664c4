use super::*;

#[test]
fn prose_is_shown_as_one_short_line() {
    for prose in [
        "The customer was charged twice.",
        "Der Kunde kommt nicht in sein Konto (Passwort vergessen).",
        "お客様は二重請求されました。",
        "Error 500 at checkout, since 9:30; no workaround.",
        "Version 2.4.1 crashes e.g. on start.",
    ] {
        assert_eq!(presentable(prose).as_deref(), Some(prose));
    }
    assert_eq!(presentable(" a\r\n\tb\u{0}\u{7} \u{202e}c ").as_deref(), Some("a b c"));
    assert_eq!(presentable("x\u{200b}y").as_deref(), Some("xy"));
    let long = presentable(&"word ".repeat(100)).expect("a reason");
    assert!(long.chars().count() <= 200 && long.ends_with("word…"), "{long}");
}

#[test]
fn what_is_no_prose_is_dropped_whole() {
    for unfit in [
        "",
        " \n ",
        "See https://evil.example/x",
        "Visit www.evil.example now",
        "Go to evil.com and sign in",
        "Click evil.tk/login please",
        "javascript:alert(1)",
        "<img src=x onerror=alert(1)>",
        "[click](x)",
        "**important**",
        "`rm -rf`",
        "{\"category\":1}",
        "&lt;b&gt;",
        "Reported by jane.doe@example.org today",
        "Reported by [email] today",
        "Card 4111 1111 1111 1111 was charged",
        "Call +49 30 1234567 back",
        "IBAN DE89 3704 0044 0532 0130 00 was used",
        "The key is sk-abcdefghijklmnop1234",
        "The hash is 0123456789abcdef0123456789abcdef",
        // Hidden in what cannot be seen, too.
        "Go to evil.\u{200b}com now",
    ] {
        assert_eq!(presentable(unfit), None, "{unfit:?}");
    }
}
