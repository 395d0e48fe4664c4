//! Tickets as desks get them, with what a person would say about them.
//!
//! They come from the hand that wrote the phrases: they show that the parts work together, not how good the model is on
//! the tickets of strangers.

use entity::ticket::{
    Category::{self, *},
    Priority::{self, *},
};

pub(super) const TICKETS: &[(Category, Priority, &str, &str)] = &[
    // Money
    (
        Billing,
        High,
        "Charged twice in October",
        "My statement shows two identical payments of $49 for the same month. Please give one back.",
    ),
    (
        Billing,
        Medium,
        "Invoice has the old address",
        "The last invoice still shows our former street. Could you correct it and send it again?",
    ),
    (
        Billing,
        Low,
        "Yearly instead of monthly",
        "How can I switch to paying once a year? Is there a discount for it? No hurry.",
    ),
    (
        Billing,
        Medium,
        "Refund for unused seats",
        "We reduced the team in March but kept paying for 12 seats. I would like a refund for the difference.",
    ),
    (
        Billing,
        High,
        "Card keeps being declined",
        "Payment failed three times although my bank says everything is fine, and the subscription ends today.",
    ),
    (Billing, Low, "Question about VAT", "Do your prices include VAT for customers in Austria?"),
    (
        Billing,
        Medium,
        "Receipt missing",
        "I did not get a receipt for the payment of last Friday and accounting asks for it.",
    ),
    (Billing, High, "Wrong amount taken", "You debited 490 euros instead of 49. I need the money back right away."),
    (Billing, Medium, "", "The coupon I got by e-mail was not applied to my order at checkout."),
    (Billing, Medium, "Cancel renewal", "Please stop the auto renewal of our plan at the end of the month."),
    (
        Billing,
        Low,
        "Purchase order number",
        "Would it be possible to print our purchase order number on future invoices? Just for convenience.",
    ),
    (
        Billing,
        Critical,
        "Fraud on our company card",
        "There are dozens of charges from you that nobody here made. The card must be stolen, block it now, this is an emergency.",
    ),
    // Not working
    (
        Technical,
        Critical,
        "Everything is down",
        "Since 9:00 the whole site returns 503 for all users. Nobody can work.",
    ),
    (
        Technical,
        High,
        "App crashes on start",
        "After the update the app crashes every time I open it on my iPhone. Reinstalling did not help.",
    ),
    (
        Technical,
        Medium,
        "Export sometimes fails",
        "About one CSV export in five stops with an error. Trying again usually works.",
    ),
    (Technical, Low, "Icon is blurry", "A tiny thing: the icon of the export button looks blurry on my screen."),
    (
        Technical,
        Medium,
        "Search is slow",
        "Since last week search takes ten seconds or more. It does find the right things.",
    ),
    (
        Technical,
        Critical,
        "Orders are gone",
        "All our data from yesterday disappeared after the maintenance. We lost all orders of the day and customers are calling.",
    ),
    (
        Technical,
        High,
        "Webhooks not delivered",
        "No webhook has reached our server since the morning, the integration our shop depends on has stopped working.",
    ),
    (
        Technical,
        Medium,
        "Wrong totals on dashboard",
        "The sum on the dashboard does not match the list below it. I can still work with the list.",
    ),
    (Technical, Low, "Typo on the settings page", "It says 'Recieve notifications' there."),
    (
        Technical,
        High,
        "Cannot upload anything",
        "Every upload ends with an internal server error and we have a deadline tomorrow.",
    ),
    (
        Technical,
        Medium,
        "PDF preview stays empty",
        "In Firefox the preview of a PDF shows a blank page, in Chrome it works.",
    ),
    (
        Technical,
        Critical,
        "API returns 500 in production",
        "All requests to the orders endpoint fail since 14:05 and we are losing sales every minute.",
    ),
    (
        Technical,
        Medium,
        "Calendar not syncing",
        "Events created on the phone do not show up on the web until I log out and in again.",
    ),
    (Technical, Low, "", "Slight misalignment of the buttons in dark mode. Cosmetic, not urgent at all."),
    // Accounts
    (
        Account,
        High,
        "Locked out",
        "I entered my password wrongly too often and now I cannot log in. I need my files for a meeting today.",
    ),
    (
        Account,
        Medium,
        "Reset link never comes",
        "I asked for a new password three times but no mail arrives. Not in spam either.",
    ),
    (
        Account,
        Critical,
        "Account hacked",
        "Someone else changed my e-mail address and is writing to my clients from my account.",
    ),
    (Account, Low, "Change my user name", "I got married and would like to change my last name in my profile."),
    (
        Account,
        Medium,
        "Add two colleagues",
        "Please give access to two new team members, the invitation I sent them has expired.",
    ),
    (
        Account,
        High,
        "Lost my phone with the authenticator",
        "I have no recovery codes left and cannot get past the two factor check.",
    ),
    (
        Account,
        Medium,
        "Close my account",
        "Please delete my account and all personal data, I no longer use the service.",
    ),
    (
        Account,
        Medium,
        "Former employee still admin",
        "Our former bookkeeper still has admin rights. How do we transfer ownership?",
    ),
    (
        Account,
        Critical,
        "Unauthorized access",
        "We see sessions from an unknown country in several of our accounts. This looks like a security breach.",
    ),
    (Account, Low, "Unsubscribe", "How do I switch off the weekly summary in my preferences?"),
    (
        Account,
        High,
        "SSO broken for our team",
        "Since the certificate changed nobody in the office can sign in through SAML.",
    ),
    (Account, Medium, "Verify a new phone number", "The verification code is not accepted for my new number."),
    // The rest
    (General, Low, "Dark mode?", "Are you planning a dark theme? Would be nice to have in the evening."),
    (General, Low, "Great work", "Just wanted to say thank you, the new version is a pleasure."),
    (General, Low, "Opening hours", "When can your support be reached by phone over the holidays?"),
    (General, Low, "Suggestion", "It would be great if tickets could be coloured by customer."),
    (General, Low, "Partnership", "We run a consulting firm and would like to talk about working together."),
    (
        General,
        Low,
        "Is there a tutorial",
        "Where can I find training material for new people? Documentation or a webinar would do.",
    ),
    (
        General,
        Medium,
        "Complaint about your service",
        "I have written twice and nobody answered. This is disappointing.",
    ),
    (
        General,
        Low,
        "Do you support Portuguese?",
        "We are thinking about using it in Brazil and wondering about languages.",
    ),
    (General, Medium, "Delivery", "My parcel was to arrive on Monday and the tracking has not moved since."),
    (General, Medium, "Need some help", "Hello, could somebody call me back please?"),
];
