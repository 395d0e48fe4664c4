//! A made-up desk with a jargon of its own: names of products and habits that no shipped model can know.

use entity::{Category, Priority};
use frontdesk::domain::triage::{Evidence, Judged, Label, Model, TicketText};

/// For each category, what this desk calls the things it is about.
const THINGS: [[&str; 8]; 4] = [
    [
        "Brimble",
        "the tally run",
        "KX-40 lease",
        "ledger tide",
        "the Quill sheet",
        "stint pack",
        "grove credit",
        "TLR-9",
    ],
    ["Vantor", "the hopper node", "MZ-7 board", "flume feed", "the Osprey rig", "spindle job", "KR-112", "drift mesh"],
    ["Tallow", "the gate ring", "badge pool", "ZP card", "the Heron desk", "seat map", "PX-3 token", "warden list"],
    [
        "Meadow day",
        "the almanac",
        "open barn",
        "harvest letter",
        "the guild table",
        "trail map",
        "LN-5 kit",
        "field guide",
    ],
];

/// What is said of them, by priority: words that mean here what they mean nowhere else.
const STATES: [[&str; 6]; 4] = [
    ["is on blue", "shows a feather", "could be rounder", "is a Sunday matter", "wants a ribbon", "is for the shelf"],
    [
        "is on amber",
        "shows a pebble",
        "is half turned",
        "is a weekday matter",
        "wants a second look",
        "is for the bench",
    ],
    ["is on red", "shows a thorn", "is jammed for me", "is a today matter", "wants the foreman", "is for the hook"],
    [
        "is on black",
        "shows a comet",
        "is jammed for the valley",
        "is a bell matter",
        "wants the council",
        "is for the siren",
    ],
];

/// What anybody would write, and half of the tickets hold: of the category, and of the priority.
const PLAIN: [[&str; 3]; 4] = [
    ["The invoice came on Monday.", "It is about the payment.", "A refund was spoken of."],
    ["There is an error on the screen.", "The app freezes with it.", "It has a bug, I think."],
    ["It is about my password.", "I cannot sign in there.", "My user profile is meant."],
    ["It is only a question about the event.", "I have a suggestion.", "This is feedback on the opening hours."],
];

const PLAIN_STATES: [[&str; 3]; 4] = [
    ["No hurry at all.", "Just curious.", "It would be nice to have."],
    ["There is a workaround.", "It happens sometimes.", "We can live with it until next week, but it is wrong."],
    ["I am stuck and cannot work.", "There is no way around it.", "I need it by tomorrow, nothing else works."],
    ["Nobody in the whole company can work.", "All our customers are affected.", "We have lost data."],
];

const OPENINGS: [&str; 10] = [
    "Hello,",
    "Good morning,",
    "Hi team,",
    "As discussed,",
    "Once more:",
    "For the record,",
    "From the north hall:",
    "Just now:",
    "After lunch",
    "Morning shift here,",
];

const CLOSINGS: [&str; 10] = [
    "Regards, Ana",
    "Thanks, Joon",
    "Cheers",
    "The night shift",
    "See also the note of last week.",
    "Room 14.",
    "Please look.",
    "Sent from the yard.",
    "Bert knows more.",
    "We wait for word.",
];

const MIDDLES: [&str; 10] = [
    "I looked at it with Mara and we agree.",
    "It began around ten.",
    "The colleague in Lund has seen it, too.",
    "It was the same in spring.",
    "I have written down the number.",
    "We tried what the leaflet says.",
    "The other one next to it is as always.",
    "I cannot tell more from here.",
    "It is the one by the window.",
    "Somebody wrote about it before.",
];

/// Numbers that look like chance and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % sides as u64).expect("small")
    }
}

/// A ticket of the desk, of a given kind.
pub fn ticket(category: usize, priority: usize, dice: &mut Dice) -> Label {
    let mut pick = |list: &[&'static str]| list[dice.roll(list.len())];
    let (thing, state) = (pick(&THINGS[category]), pick(&STATES[priority]));
    let (opening, middle, closing) = (pick(&OPENINGS), pick(&MIDDLES), pick(&CLOSINGS));
    let plainly = [&PLAIN[category], &PLAIN_STATES[priority]].map(|sentences| {
        let sentence = dice.roll(2 * sentences.len());
        sentences.get(sentence).copied().unwrap_or_default()
    });
    let [plain, plain_state] = plainly;
    Label {
        title: thing.to_owned(),
        description: format!("{opening} {thing} {state}. {plain} {middle} {plain_state} {closing}"),
        category: Some(Judged { value: Category::ALL[category], evidence: Evidence::Corrected }),
        priority: Some(Judged { value: Priority::ALL[priority], evidence: Evidence::Corrected }),
    }
}

/// So many tickets, all kinds alike often.
pub fn balanced(count: usize, seed: u64) -> Vec<Label> {
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|_| {
            let (category, priority) = (dice.roll(4), dice.roll(4));
            ticket(category, priority, &mut dice)
        })
        .collect()
}

/// So many tickets, four of five of the first category and of medium priority.
pub fn skewed(count: usize, seed: u64) -> Vec<Label> {
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|_| {
            let category = if dice.roll(5) > 0 { 0 } else { dice.roll(4) };
            let priority = if dice.roll(5) > 0 { 1 } else { dice.roll(4) };
            ticket(category, priority, &mut dice)
        })
        .collect()
}

/// The shares of right categories and priorities.
pub fn accuracy(model: &Model, tickets: &[Label]) -> (f64, f64) {
    let (mut categories, mut priorities) = (0.0, 0.0);
    for ticket in tickets {
        let said = model.classify(TicketText { title: Some(&ticket.title), description: &ticket.description });
        categories += f64::from(u8::from(ticket.category.is_some_and(|judged| judged.value == said.category)));
        priorities += f64::from(u8::from(ticket.priority.is_some_and(|judged| judged.value == said.priority)));
    }
    #[allow(clippy::cast_precision_loss, reason = "some hundred tickets")]
    let count = tickets.len() as f64;
    (categories / count, priorities / count)
}
