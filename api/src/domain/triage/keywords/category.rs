//! Phrases that point to a category. See [`Group`] for how they are written.
//!
//! Weights: 2.4 settles it, 1.6 is strong, 0.9 is a hint, 0.5 a faint one.

use entity::ticket::Category::{self, Account, Billing, General, Technical};

use super::lexicon::Group;

/// The head start of a category. General is what a ticket is when nothing speaks for anything else.
pub(super) fn lead(category: Category) -> f64 {
    if category == General { 0.5 } else { 0.0 }
}

pub(super) const PHRASES: &[Group<Category>] = &[
    // Money
    Group {
        points_to: Billing,
        weight: 2.4,
        phrases: "
            refund*, invoice*, money back, charged twice, double charge*, charged me, was charged, were charged,
            been charged, overcharge*, billed twice, billed for, credit card, debit card, charge on my card,
            charges on my card, payment failed, payment declined, card was declined, card declined, chargeback*,
            billing address, vat number, payment method*, bank statement, past due, duplicate charge*,
            duplicate payment*, unknown charge*, unrecognized charge*
        ",
    },
    Group {
        points_to: Billing,
        weight: 1.6,
        phrases: "
            bill, bills, billed, billing, payment*, receipt*, subscription*, charge, charged, charges, vat,
            direct debit, bank transfer, wire transfer, paypal, purchase order, price increase, sales tax,
            tax exempt*, credit note*, promo code*, discount code*, coupon*, voucher*, free trial, pro rata,
            prorat*, renewal*, auto renew*, paid twice, paying for, reimburse*, accounts payable, quote*
        ",
    },
    Group {
        points_to: Billing,
        weight: 0.9,
        phrases: "
            paid, pay, paying, price*, pricing, cost, costs, discount*, annual plan, monthly plan, yearly plan,
            upgrade my plan, downgrade*, cancel my plan, renew*, euro*, dollar*, usd, eur, per seat,
            extra seats, fee, fees, tax, taxes, amount, balance, money, accounting
        ",
    },
    Group { points_to: Billing, weight: 0.5, phrases: "$, €, £, plan, card, purchase*, order*" },
    // Something does not work
    Group {
        points_to: Technical,
        weight: 2.4,
        phrases: "
            error message*, error code*, stack trace*, internal server error, blank page, white screen,
            blue screen, crash*, timed out, timeout*, not loading, wont load, does not load, doesnt load,
            stopped working, server error, api returns, outage*, data loss, keeps freezing, 404, 500, 502, 503,
            not syncing, does not sync, doesnt sync, sync fail*
        ",
    },
    Group {
        points_to: Technical,
        weight: 1.6,
        phrases: "
            error*, bug, bugs, buggy, exception*, broken, not working, doesnt work, does not work, isnt working,
            wont open, wont start, is down, are down, went down, goes down, freez*, frozen, hangs, slow, slowly,
            latency, webhook*, api, integration*, sdk, endpoint*, database*, server, servers, sync*, upload*,
            install*, ssl, dns, regression, glitch*, nothing happens, latest version, after the update,
            since the update, after updating, wrong results, data is missing, missing data, corrupt*,
            unresponsive, page load*, connection*
        ",
    },
    Group {
        points_to: Technical,
        weight: 0.9,
        phrases: "
            fails, failed, failing, failure*, download*, export*, import*, browser*, chrome, firefox, safari,
            android, iphone, ios, windows, macos, linux, app, mobile app, screen, button*, page, website,
            dashboard*, search, load*, log files, plugin*, configur*, deploy*, update*, notification*,
            attachment*, printer*, device*, disappeared, render*, csv, pdf
        ",
    },
    Group {
        points_to: Technical,
        weight: 0.5,
        phrases: "issue*, problem*, cannot, cant, unable, doesnt, wont, click*, wrong, incorrect*",
    },
    // Who one is and what one may do
    Group {
        points_to: Account,
        weight: 2.4,
        phrases: "
            password*, log in, login*, logging in, logged out, sign in, signing in, sign up, signup*,
            locked out, account is locked, account locked, lock out, two factor, 2fa, mfa, two step,
            authenticator, verification code*, verification email, verification e mail, verify my email,
            reset link, delete my account, close my account, deactivate my account, account deletion, hacked,
            compromised, someone else logged, change my email, change my e mail, sso, single sign on, saml,
            username*, user name, my profile, reactivate*, suspended, personal data, gdpr, unauthorized access,
            unauthorised access, recovery code*, recovery email, login page
        ",
    },
    Group {
        points_to: Account,
        weight: 1.6,
        phrases: "
            account, accounts, permission*, access denied, no access, invite*, invitation*, admin rights,
            team member*, remove a user, add a user, add user*, new user*, former employee*, ownership,
            email address, e mail address, phone number, profile, credential*, authenticat*, identity,
            deactivat*, registration, register*, phishing, passkey*, session*, merge accounts
        ",
    },
    Group {
        points_to: Account,
        weight: 0.9,
        phrases: "
            access, locked, verify, verification, user, users, role, roles, admin, workspace*, member*,
            settings, preferences, my name, privacy, unsubscribe*, security
        ",
    },
    // Neither
    Group {
        points_to: General,
        weight: 2.0,
        phrases: "
            feature request*, feature suggestion*, opening hours, business hours, office hours, job opening*,
            partnership*, just wanted to say, general question*, general inquiry, general enquiry,
            press inquiry, would be nice, would be great, would love to see, product roadmap, roadmap,
            great work, great job, thank you for, thanks for, feedback, do you offer, do you have plans,
            are you planning, suggestion*
        ",
    },
    Group {
        points_to: General,
        weight: 1.1,
        phrases: "
            question, how do i, how can i, how to, is it possible, is there a way, wondering, curious,
            documentation, tutorial*, training, webinar*, demo, do you support, what is the difference,
            more information, shipping, delivery, contact, sales team, dark mode, compare, typo*, wording,
            newsletter, where can i find, complain*, compliment*, recommend*, idea, ideas
        ",
    },
    // Words that would mislead alone
    Group {
        points_to: General,
        weight: 0.0,
        phrases: "
            in order to, account manager, no charge, free of charge, in charge, on account of, not a billing,
            not a technical, not an account, pay attention, in addition, take into account, at all costs
        ",
    },
];
