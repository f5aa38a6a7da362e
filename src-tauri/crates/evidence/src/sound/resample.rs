//! Any rate to 16 kHz for the speech detector: a polyphase filter (windowed sinc). Every output sample depends on its
//! place alone, so that a part heard by itself gives the same samples as the whole.

/// Zero crossings of the sinc on either side.
const CROSSINGS: f64 = 4.0;

/// A filter at work.
pub(super) struct Resampler {
    /// Output and input rate without their common factor.
    up: u64,
    down: u64,
    /// For each phase its taps, so many each.
    phases: Vec<f32>,
    taps: usize,
    /// The input that the filter still reaches, and where on the timeline it begins.
    held: Vec<f32>,
    held_at: i64,
    /// The output sample that comes next.
    next: i64,
}

impl Resampler {
    pub(super) fn new(from: u32, to: u32) -> Self {
        let common = gcd(from.max(1), to);
        let (up, down) = (u64::from(to / common), u64::from(from.max(1) / common));
        let (phases, taps) = filter(up, down);
        Self {
            up,
            down,
            phases,
            taps,
            held: Vec::new(),
            held_at: 0,
            next: 0,
        }
    }

    /// Starts with the input sample `at`; the first output sample is the first of a frame of so many. Says which frame.
    pub(super) fn begin(&mut self, at: i64, frame: u32) -> i64 {
        let reach = self.taps as i64 / 2;
        let first = (i128::from(at) * i128::from(self.up)).div_euclid(i128::from(self.down));
        let number = (first + i128::from(frame) - 1).div_euclid(i128::from(frame));
        self.next = i64::try_from(number * i128::from(frame)).unwrap_or(i64::MAX);
        self.held = vec![0.0; self.taps];
        self.held_at = at - i64::try_from(self.taps).unwrap_or(0);
        let _ = reach;
        i64::try_from(number).unwrap_or(i64::MAX)
    }

    /// Takes input, adds to `output` what can be made of it.
    pub(super) fn add(&mut self, input: &[f32], output: &mut Vec<f32>) {
        self.held.extend_from_slice(input);
        let half = self.taps as i64 / 2;
        loop {
            let place = i128::from(self.next) * i128::from(self.down);
            let whole = i64::try_from(place.div_euclid(i128::from(self.up))).unwrap_or(i64::MAX);
            let phase = usize::try_from(place.rem_euclid(i128::from(self.up))).unwrap_or(0);
            let start = usize::try_from(whole - half + 1 - self.held_at).unwrap_or(usize::MAX);
            let Some(window) = self.held.get(start..start.saturating_add(self.taps)) else {
                break;
            };
            let taps = self.phases.get(phase * self.taps..(phase + 1) * self.taps).unwrap_or_default();
            output.push(dot(window, taps));
            self.next += 1;
        }
        let place = i128::from(self.next) * i128::from(self.down);
        let whole = i64::try_from(place.div_euclid(i128::from(self.up))).unwrap_or(i64::MAX);
        let past = usize::try_from(whole - half + 1 - self.held_at).unwrap_or(0).min(self.held.len());
        self.held.drain(..past);
        self.held_at += past as i64;
    }
}

fn dot(window: &[f32], taps: &[f32]) -> f32 {
    window.iter().zip(taps).map(|(sample, tap)| sample * tap).sum()
}

/// The taps of every phase: a sinc that lets through what both rates can carry, under a Hann window.
fn filter(up: u64, down: u64) -> (Vec<f32>, usize) {
    let cutoff = (up as f64 / down as f64).min(1.0);
    let half = (CROSSINGS / cutoff).ceil() as usize;
    let taps = half * 2;
    let mut phases = Vec::with_capacity(taps * up as usize);
    for phase in 0..up {
        let shift = phase as f64 / up as f64;
        let row: Vec<f64> = (0..taps)
            .map(|tap| {
                let x = tap as f64 - (half as f64 - 1.0) - shift;
                let window = 0.5 + 0.5 * (std::f64::consts::PI * x / half as f64).cos();
                sinc(x * cutoff) * window.max(0.0)
            })
            .collect();
        let sum: f64 = row.iter().sum();
        phases.extend(row.iter().map(|tap| (tap / sum) as f32));
    }
    (phases, taps)
}

fn sinc(x: f64) -> f64 {
    let x = x * std::f64::consts::PI;
    if x.abs() < 1e-9 { 1.0 } else { x.sin() / x }
}

const fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
