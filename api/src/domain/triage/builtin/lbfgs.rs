//! L-BFGS: goes downhill on a smooth function of many numbers, and remembers how the last steps bent.
//!
//! It runs in one thread and adds in a fixed order: the same function gives the same numbers in every process.

/// How many steps are remembered.
const MEMORY: usize = 6;

/// The gradient is as good as nothing when it has shrunk to this share of what it was at first.
const FLAT: f64 = 2e-3;

/// How often a step is halved before it is given up.
const HALVINGS: usize = 12;

struct Step {
    moved: Vec<f32>,
    bent: Vec<f32>,
    curvature: f64,
}

/// The place where `cost` is least, from nothing on, in so many steps at most. `cost` writes the gradient.
pub(super) fn minimise(size: usize, steps: usize, cost: impl Fn(&[f32], &mut [f32]) -> f64) -> Vec<f32> {
    let mut here = vec![0.0_f32; size];
    let mut gradient = vec![0.0_f32; size];
    let mut now = cost(&here, &mut gradient);
    let flat = FLAT * dot(&gradient, &gradient).sqrt();
    let mut memory: Vec<Step> = Vec::new();
    let (mut there, mut next_gradient) = (here.clone(), gradient.clone());
    for _ in 0..steps {
        if dot(&gradient, &gradient).sqrt() <= flat {
            break;
        }
        let direction = downhill(&gradient, &memory);
        let slope = dot(&gradient, &direction);
        // Without memory nothing is known of how far to go.
        let mut length = if memory.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt().max(1.0) } else { 1.0 };
        let mut found = None;
        for _ in 0..HALVINGS {
            advance(&here, &direction, length, &mut there);
            let then = cost(&there, &mut next_gradient);
            if then <= (1e-4 * length).mul_add(slope, now) {
                found = Some(then);
                break;
            }
            length *= 0.5;
        }
        let Some(then) = found else { break };
        let moved = difference(&there, &here);
        let bent = difference(&next_gradient, &gradient);
        let curvature = dot(&moved, &bent);
        if curvature > 1e-12 {
            if memory.len() == MEMORY {
                memory.remove(0);
            }
            memory.push(Step { moved, bent, curvature });
        }
        now = then;
        std::mem::swap(&mut here, &mut there);
        std::mem::swap(&mut gradient, &mut next_gradient);
    }
    here
}

fn downhill(gradient: &[f32], memory: &[Step]) -> Vec<f32> {
    let mut direction: Vec<f32> = gradient.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for step in memory.iter().rev() {
        let share = dot(&step.moved, &direction) / step.curvature;
        add(&mut direction, &step.bent, -share);
        shares.push(share);
    }
    if let Some(last) = memory.last() {
        let scale = single(last.curvature / dot(&last.bent, &last.bent));
        direction.iter_mut().for_each(|part| *part *= scale);
    }
    for (step, share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = dot(&step.bent, &direction) / step.curvature;
        add(&mut direction, &step.moved, share - back);
    }
    direction
}

/// Adds in blocks: quicker, and more exact than one long sum in single precision.
fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.chunks(64).zip(b.chunks(64)).map(|(a, b)| f64::from(a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>())).sum()
}

fn add(to: &mut [f32], other: &[f32], times: f64) {
    let times = single(times);
    for (to, other) in to.iter_mut().zip(other) {
        *to += times * other;
    }
}

fn advance(from: &[f32], direction: &[f32], length: f64, to: &mut [f32]) {
    let length = single(length);
    for ((to, from), direction) in to.iter_mut().zip(from).zip(direction) {
        *to = from + length * direction;
    }
}

fn difference(a: &[f32], b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

#[allow(clippy::cast_possible_truncation, reason = "weights are kept in single precision")]
const fn single(number: f64) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_the_bottom_of_a_bowl() {
        let bottom = [3.0_f32, -2.0, 0.5];
        let steepness = [1.0_f32, 40.0, 7.0];
        let found = minimise(3, 60, |at, gradient| {
            (0..3)
                .map(|i| {
                    let off = at[i] - bottom[i];
                    gradient[i] = 2.0 * steepness[i] * off;
                    f64::from(steepness[i] * off * off)
                })
                .sum()
        });
        for (found, bottom) in found.iter().zip(bottom) {
            assert!((found - bottom).abs() < 0.02, "{found} {bottom}");
        }
    }
}
