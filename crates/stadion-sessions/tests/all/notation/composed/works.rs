//! Works as coaches write them, each with what it adds up to.

/// A work, and its sums as they were counted by hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) text: &'static str,
    pub(super) meters: Option<f64>,
    pub(super) seconds: Option<f64>,
    pub(super) reps: u32,
    /// Rests; `None` where they are walked or jogged without a time.
    pub(super) rest: Option<f64>,
}

const fn work(
    text: &'static str,
    meters: Option<f64>,
    seconds: Option<f64>,
    reps: u32,
    rest: Option<f64>,
) -> Sample {
    Sample { text, meters, seconds, reps, rest }
}

pub(super) const ON_FOOT: &[Sample] = &[
    work("6 x 800m w/ 90s", Some(4800.0), None, 6, Some(450.0)),
    work("8 x 400m off 2:00", Some(3200.0), None, 8, Some(840.0)),
    work("5 x 1000m @ 5k pace, 2 min jog", Some(5000.0), None, 5, Some(480.0)),
    work("8 x 400m in 72-74s, 60s rest", Some(3200.0), None, 8, Some(420.0)),
    work("3 x 10 min @ threshold, 2 min jog", None, Some(1800.0), 3, Some(240.0)),
    work("4 x 1 mile @ 10k pace with 3 min rest", Some(6437.376), None, 4, Some(540.0)),
    work("10 x 200m fast (200 jog)", Some(2000.0), None, 10, None),
    work("6 x 1k @ 3:30/km r=60\"", Some(6000.0), None, 6, Some(300.0)),
    work("10 x 300m, walk back", Some(3000.0), None, 10, None),
    work("12 x 30s hill sprints, walk back", None, Some(360.0), 12, None),
    work("6 x 3 min hard / 2 min easy", None, Some(1080.0), 6, Some(600.0)),
    work("10 x 60s hard, 60s easy", None, Some(600.0), 10, Some(540.0)),
    work("3 x 2 km (3')", Some(6000.0), None, 3, Some(360.0)),
    work("16 x 200m off 60s", Some(3200.0), None, 16, Some(900.0)),
    work("5 x 5 min @ LT, 60s jog", None, Some(1500.0), 5, Some(240.0)),
    work("12 x 400m @ 3k pace w/ 200m jog", Some(4800.0), None, 12, None),
    work("2 x (4 x 300m w/ 60s) w/ 5 min between sets", Some(2400.0), None, 8, Some(660.0)),
    work("3 x 3 x 300m, 90s between reps, 5 min between sets", Some(2700.0), None, 9, Some(1140.0)),
    work("5 x 600m w/ :60 rest", Some(3000.0), None, 5, Some(240.0)),
    work("4 x 1200m, 400m jog", Some(4800.0), None, 4, None),
    work("6 x 1000m at threshold with 1 min recovery", Some(6000.0), None, 6, Some(300.0)),
    work("8 x 2 min on, 1 min off", None, Some(960.0), 8, Some(420.0)),
    work("20 min tempo", None, Some(1200.0), 1, Some(0.0)),
    work("5 km @ marathon pace", Some(5000.0), None, 1, Some(0.0)),
    work("3 miles steady", Some(4828.032), None, 1, Some(0.0)),
    work("1 mile @ 5:30", Some(1609.344), None, 1, Some(0.0)),
    work("30 min easy run", None, Some(1800.0), 1, Some(0.0)),
    work("2000m time trial", Some(2000.0), None, 1, Some(0.0)),
    work("3k at half marathon pace", Some(3000.0), None, 1, Some(0.0)),
    work("10 min at 85% HRmax", None, Some(600.0), 1, Some(0.0)),
    work("6 x 20s strides w/ 40s", None, Some(120.0), 6, Some(200.0)),
    work("4 x 100m strides w/ 60s rest", Some(400.0), None, 4, Some(180.0)),
    work("1600m, 1200m, 800m, 400m w/ 2 min rest", Some(4000.0), None, 4, Some(360.0)),
    work("400m, 800m, 1200m, 800m, 400m (2 min jog)", Some(3600.0), None, 5, Some(480.0)),
    work("3 x 1 mile w/ 400m jog", Some(4828.032), None, 3, None),
    work("10 x 100m @ 90% w/ 2 min walk", Some(1000.0), None, 10, Some(1080.0)),
    work("4 x 8 min @ 88% HRmax w/ 2 min", None, Some(1920.0), 4, Some(360.0)),
    work("2 x 15 min at RPE 7 w/ 3 min jog", None, Some(1800.0), 2, Some(180.0)),
    work("5 x 90s uphill, jog back", None, Some(450.0), 5, None),
    work("20 x 200m in 35s, 30s rest", Some(4000.0), None, 20, Some(570.0)),
];

pub(super) const IN_WATER: &[Sample] = &[
    work("8 x 50m on 1:00", Some(400.0), None, 8, None),
    work("4 x 100m kick w/ 20s rest", Some(400.0), None, 4, Some(60.0)),
    work("6 x 100m free @ 1:40", Some(600.0), None, 6, None),
    work("400m pull", Some(400.0), None, 1, Some(0.0)),
    work("10 x 25m sprint, 30s rest", Some(250.0), None, 10, Some(270.0)),
];
