//! Phrases that point to a priority. See [`Group`] for how they are written.
//!
//! Weights: 2.4 settles it, 1.8 is strong, 1.0 is a hint, 0.5 a faint one.

use entity::ticket::Priority::{self, Critical, High, Low, Medium};

use super::{
    lexicon::{Group, Turned},
    words::Word,
};

/// The head start of a priority. Medium is what a ticket is when nothing speaks for anything else.
pub(super) fn lead(priority: Priority) -> f64 {
    if priority == Medium { 0.6 } else { 0.0 }
}

const NEGATIONS: [&str; 12] =
    ["not", "no", "isnt", "arent", "wasnt", "nothing", "never", "without", "hardly", "neither", "nor", "dont"];

/// What may stand between a negation and the word it takes back: "not a very urgent one".
const FILLERS: [&str; 14] = [
    "a",
    "an",
    "any",
    "very",
    "that",
    "so",
    "super",
    "really",
    "particularly",
    "especially",
    "terribly",
    "too",
    "the",
    "real",
];

/// "Not critical" and "no outage" say that there is time.
pub(super) fn taken_back(before: &[Word], points_to: Priority) -> Option<Turned<Priority>> {
    if !matches!(points_to, High | Critical) {
        return None;
    }
    let fillers = before.iter().rev().take_while(|word| FILLERS.contains(&word.text.as_str())).count();
    let negation = before.iter().rev().nth(fillers)?;
    let turned = Turned { points_to: Low, weight: 1.0, words_before: fillers + 1 };
    NEGATIONS.contains(&negation.text.as_str()).then_some(turned)
}

pub(super) const PHRASES: &[Group<Priority>] = &[
    // Harm is being done to many, or cannot be undone
    Group {
        points_to: Critical,
        weight: 2.4,
        phrases: "
            hacked, security breach*, data breach*, breached, account was compromised, compromised, ransomware,
            data loss, lost all, lost our data, deleted all, all our data, all my data, everything is gone,
            outage*, site is down, website is down, server is down, servers are down, system is down,
            service is down, platform is down, app is down, api is down, completely down, is down for,
            production is down, prod is down, whole company, entire company, all of our customers,
            all our customers, all customers, all users, all of our users, every user, everyone is, nobody can,
            no one can, none of us can, none of our, unauthorized access, unauthorised access, leaked,
            data leak*, other customers data, another customers data, identity theft, stolen
        ",
    },
    Group {
        points_to: Critical,
        weight: 1.6,
        phrases: "
            emergency, critical, critically, fraud*, security incident, vulnerabilit*, entire team, whole team,
            losing money, losing customers, losing sales, in production, business is stopped,
            cannot do business, cant do business, sev1, sev 1, p1, p0, legal action, catastroph*
        ",
    },
    // One is stuck, or money was wrongly taken
    Group {
        points_to: High,
        weight: 2.4,
        phrases: "
            urgent*, asap, as soon as possible, immediate attention, right away, locked out, charged twice,
            double charge*, billed twice, duplicate charge*, high priority, cant work, cannot work,
            unable to work, blocks us, blocking us, blocked from, completely broken, no workaround,
            without a workaround, unauthorized charge*, unauthorised charge*, showstopper, blocker
        ",
    },
    Group {
        points_to: High,
        weight: 1.8,
        phrases: "
            immediately, cannot log in, cant log in, unable to log in, cannot login, cant login,
            unable to login, cannot sign in, cant sign in, unable to sign in, cannot access, cant access,
            unable to access, not able to access, lost access, no access, overcharge*, paid twice,
            payment failed, crash*, stopped working, account is locked, account locked, account is suspended,
            deadline*, data is missing, missing data, disappeared, corrupt*, unacceptable, still waiting,
            third time, internal server error, server error, unusable, keeps failing, important meeting, today,
            by tomorrow, end of day, never received, wrong amount, unknown charge*, unrecognized charge*
        ",
    },
    Group {
        points_to: High,
        weight: 1.0,
        phrases: "
            important, serious*, severe*, major, 500, 502, 503, is down, are down, went down, frustrat*, angry,
            as quickly as possible, quickly, soon, cannot, cant, unable, stuck, suspended, declined, completely,
            every time, clients, customers, broken, not working, doesnt work, does not work
        ",
    },
    // A problem, but life goes on
    Group {
        points_to: Medium,
        weight: 1.2,
        phrases: "
            sometimes, occasionally, intermittent*, workaround*, slow, slowly, some users, one user,
            one of our users, now and then, still usable, from time to time, not always, medium priority
        ",
    },
    Group {
        points_to: Medium,
        weight: 0.7,
        phrases: "
            error*, bug, bugs, issue*, problem*, wrong, incorrect*, fails, failed, failing, refund*, invoice*,
            sync*, reset, renewal*, webhook*, reset link, payment method*, permission*, access
        ",
    },
    // There is time
    Group {
        points_to: Low,
        weight: 2.4,
        phrases: "
            not urgent, isnt urgent, non urgent, not an emergency, no hurry, no rush, not in a hurry,
            low priority, not a priority, whenever you, when you have time, when you get a chance, when you can,
            no longer urgent, less urgent, take your time, nice to have, cosmetic*, typo*, feature request*,
            feature suggestion*, would be nice, would be great, would love to see, just curious, just wondering,
            no problem, not a big deal, no big deal, just wanted to say, not important, not critical
        ",
    },
    Group {
        points_to: Low,
        weight: 1.6,
        phrases: "
            how do i, how can i, is it possible, is there a way, where can i find, wondering, curious, minor,
            suggestion*, feedback, general question*, question, do you offer, do you support, do you have,
            are you planning, small thing, tiny, spelling, wording, dark mode, roadmap, how to, thanks for,
            thank you for, great work, great job, opening hours, business hours, what is the difference
        ",
    },
    Group {
        points_to: Low,
        weight: 1.0,
        phrases: "
            would like to, could you tell, can you tell, documentation, tutorial*, demo, newsletter, slightly,
            icon*, color, colour, logo, change my name, copy of, more information, training, someday,
            eventually, unsubscribe*, discount*
        ",
    },
    // Words that would mislead alone
    Group {
        points_to: Medium,
        weight: 0.0,
        phrases: "cant wait, cannot wait to, critical acclaim, any issues, no issues, how important",
    },
];
