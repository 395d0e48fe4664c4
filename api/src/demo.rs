//! Made-up tickets in any number: to try Frontdesk out, and to measure it with as many tickets as a large desk has.
//!
//! [`clock`] says when tickets are filed, [`texts`] what they say, [`life`] what has become of them since; [`generator`]
//! puts the three together, and [`run`](run::run) stores the result through the domain. The same seed gives the same
//! texts; their times end at the present moment.

mod clock;
mod generator;
mod life;
mod names;
mod ranked;
mod run;
mod template;
mod texts;
mod words;

pub use generator::Generator;
pub use run::{Request, run};
