//! Figures by cross-validation over the tickets that are learnt from.

use super::*;
use crate::domain::triage::builtin::{fit::Manner, shipped, softmax::Penalty, temperature};

struct Score {
    n: f64,
    cat: f64,
    pri: f64,
    within: f64,
    crit_low: usize,
    cl: f64,
    pl: f64,
    cconf: Vec<(f64, bool)>,
    pconf: Vec<(f64, bool)>,
}

fn judge(shipped: &Shipped, known: &[Known], tc: f64, tp: f64, s: &mut Score, show: bool) {
    for k in known {
        let r = Reading::new(TicketText { title: Some(k.title), description: k.description }, &shipped.lexicon);
        let c = softmax(shipped.category_logits(&r).map(|l| l / tc));
        let p = softmax(shipped.priority_logits(&r).map(|l| l / tp));
        let (gc, mut gp) = (greatest(c), choice::priority(p));
        if let Some(f) = floor::of(&r) {
            gp = gp.max(f.priority as usize);
            if show && (f.priority as usize) > k.priority as usize {
                println!("FLOOR {:?} for {:?}: {} | {}", f, k.priority, k.title, k.description);
            }
        }
        s.n += 1.0;
        s.cat += f64::from(u8::from(gc == k.category as usize));
        s.pri += f64::from(u8::from(gp == k.priority as usize));
        s.within += f64::from(u8::from(gp.abs_diff(k.priority as usize) <= 1));
        s.crit_low += usize::from(gp == 0 && k.priority == Priority::Critical);
        s.cl -= c[k.category as usize].ln();
        s.pl -= p[k.priority as usize].ln();
        s.cconf.push((c[gc], gc == k.category as usize));
        s.pconf.push((p[gp], gp == k.priority as usize));
        if show && gc != k.category as usize {
            println!(
                "CAT {:?}->{:?} {:.2} [{}] {}\n   {}",
                k.category,
                Category::ALL[gc],
                c[gc],
                k.language,
                k.title,
                k.description
            );
        }
        if show && gp != k.priority as usize {
            println!(
                "PRI {:?}->{:?} {:.2} [{}] {}\n   {}\n  {:?}",
                k.priority,
                Priority::ALL[gp],
                p[gp],
                k.language,
                k.title,
                k.description,
                r.evidence.signals.map(|s| (s * 100.0) as i32)
            );
        }
    }
}
fn ece(v: &[(f64, bool)]) -> f64 {
    let n = v.len() as f64;
    (0..10)
        .map(|b| {
            let x: Vec<_> = v.iter().filter(|(c, _)| ((c * 10.0) as usize).min(9) == b).collect();
            let k = x.len() as f64;
            if k == 0.0 {
                0.0
            } else {
                (x.iter().map(|(c, _)| c).sum::<f64>() / k - x.iter().filter(|(_, r)| *r).count() as f64 / k).abs() * k
                    / n
            }
        })
        .sum()
}
fn line(name: &str, s: &Score) {
    println!(
        "{name}: n {} cat {:.3} pri {:.3} within {:.3} critlow {} ll {:.3} {:.3} ece {:.3} {:.3}",
        s.n,
        s.cat / s.n,
        s.pri / s.n,
        s.within / s.n,
        s.crit_low,
        s.cl / s.n,
        s.pl / s.n,
        ece(&s.cconf),
        ece(&s.pconf)
    );
}
fn new() -> Score {
    Score { n: 0.0, cat: 0.0, pri: 0.0, within: 0.0, crit_low: 0, cl: 0.0, pl: 0.0, cconf: vec![], pconf: vec![] }
}
fn cv(c: Manner, p: Manner, ts: &[f64], lang: Option<&str>, show: bool) -> String {
    let all: Vec<_> = tickets::to_learn().collect();
    let mut out = String::new();
    let models: Vec<_> = (0..5)
        .map(|f| {
            let train: Vec<_> = all.iter().enumerate().filter(|(i, _)| i % 5 != f).map(|(_, k)| *k).collect();
            Shipped::learnt_so(&train, c, p)
        })
        .collect();
    for &t in ts {
        let mut s = new();
        for f in 0..5 {
            let test: Vec<_> = all
                .iter()
                .enumerate()
                .filter(|(i, k)| i % 5 == f && lang.is_none_or(|l| l == k.language))
                .map(|(_, k)| *k)
                .collect();
            judge(&models[f], &test, t, t, &mut s, show);
        }
        line(&format!("T {t} {}", lang.unwrap_or("all")), &s);
    }
    out
}
#[test]
#[ignore]
fn cross() {
    for l in ["en", "de", "es", "fr"] {
        cv(shipped::CATEGORY, shipped::PRIORITY, &[1.0], Some(l), false);
    }
    cv(shipped::CATEGORY, shipped::PRIORITY, &[0.6, 0.8, 1.0, 1.2, 1.5], None, false);
}
#[test]
#[ignore]
fn grid() {
    for hashed in [0.03, 0.1, 0.3, 1.0, 3.0, 1000.0] {
        for dense in [0.5, 2.0, 5.0, 1000.0] {
            for least in [2] {
                let m = Manner { penalty: Penalty { hashed, intercept: 50.0, dense }, least, steps: 30 };
                print!("h {hashed} d {dense} least {least} ");
                cv(m, m, &[1.0], None, false);
            }
        }
    }
}
#[test]
#[ignore]
fn show() {
    cv(shipped::CATEGORY, shipped::PRIORITY, &[1.0], None, true);
}
#[test]
#[ignore]
fn kept() {
    let s = Shipped::get();
    let all: Vec<_> = tickets::kept_out().collect();
    for l in ["en", "de", "es", "fr"] {
        let mut sc = new();
        let x: Vec<_> = all.iter().filter(|k| k.language == l).copied().collect();
        judge(s, &x, 1.0, 1.0, &mut sc, false);
        line(l, &sc);
    }
    let mut sc = new();
    judge(s, &all, 1.0, 1.0, &mut sc, false);
    line("kept", &sc);
}
