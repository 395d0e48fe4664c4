//! What wakes those who look for news. A signal carries nothing: whoever hears one reads.

use std::sync::Arc;

use tokio::sync::watch;

/// Something new may stand in the log.
#[derive(Clone, Debug)]
pub struct Signal(Arc<Wires>);

#[derive(Debug)]
struct Wires {
    /// This process has committed a change.
    written: watch::Sender<()>,
    /// Some process says that it has.
    heard: watch::Sender<()>,
    /// The feed of this process has come upon something.
    moved: watch::Sender<()>,
}

impl Default for Signal {
    fn default() -> Self {
        let wire = || watch::Sender::new(());
        Self(Arc::new(Wires { written: wire(), heard: wire(), moved: wire() }))
    }
}

impl Signal {
    /// This process has committed a change.
    pub(in crate::domain) fn wrote(&self) {
        self.0.written.send_replace(());
    }

    /// Another process may have committed a change.
    pub(super) fn hear(&self) {
        self.0.heard.send_replace(());
    }

    /// There is something new for those who follow what all tickets add up to.
    pub(super) fn moved(&self) {
        self.0.moved.send_replace(());
    }

    /// A signal for each change that this process commits from now on; several may come as one, here and below.
    pub(super) fn written(&self) -> watch::Receiver<()> {
        self.0.written.subscribe()
    }

    /// A signal whenever a process says that it has committed something.
    pub(super) fn heard(&self) -> watch::Receiver<()> {
        self.0.heard.subscribe()
    }

    /// A signal whenever the tickets may add up to something else.
    pub(in crate::domain) fn changes(&self) -> watch::Receiver<()> {
        self.0.moved.subscribe()
    }
}
