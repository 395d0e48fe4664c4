//! What the log says of it.

use std::{
    io,
    sync::{Mutex, PoisonError},
};

use super::*;

/// A log that a test can read.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_tells_of_a_failure_once_and_quotes_nothing() {
    const SECRET: &str = "hunter2";
    let echo = json!({ "error": { "message": SECRET, "code": SECRET, "type": "invalid_request_error" } }).to_string();
    let cases = [
        (Behaviour::Sends(json!({ "echo": SECRET }).to_string()), "the answer has no choices"),
        (
            Behaviour::Says(format!("{{\"category\": \"{SECRET}\", \"priority\": \"low\"}}")),
            "the category is none of ours",
        ),
        (Behaviour::Says(format!("{{\"category\": [\"{SECRET}\"]}}")), "the content is unreadable: Data error"),
        (Behaviour::Refuses(400, vec![], echo), "HTTP 400 (invalid_request_error)"),
        (Behaviour::Refuses(500, vec![], SECRET.to_owned()), "HTTP 500"),
        (Behaviour::IsGone, "no connection: Connection refused"),
    ];
    for (behaviour, detail) in cases {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        let fake = FakeLlm::start(behaviour).await;
        let listening = tracing::subscriber::set_default(subscriber);
        let asked = Asked::new(&fake, Limits::default(), Duration::from_millis(PATIENT));
        asked.about(SECRET).await;
        // The circuit opens and says so, too.
        for number in 0..6 {
            asked
                .model
                .classify(
                    TicketText { title: Some(SECRET), description: &format!("{number}") },
                    tokio::time::Instant::now() + Duration::from_secs(5),
                )
                .await
                .expect_err("no answer");
        }
        drop(listening);

        let log = String::from_utf8_lossy(&lines.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned();
        assert!(!log.contains(SECRET), "{log}");
        let warnings: Vec<_> = log.lines().filter(|line| line.contains(" WARN ") || line.contains("ERROR")).collect();
        assert!(warnings.len() == 1 && warnings[0].contains(detail), "{detail}: {warnings:#?}");
    }
}
