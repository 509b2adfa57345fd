//! The texts of the example folder.

use stadion_testkit::SyntheticAthlete;

pub(crate) const README: &str = "\
# An athlete's folder

An example of the folder that `stadion` reads. The athlete is made up; the two track sessions retell
workouts that were published with their splits, and the recording is simulated.

| file | what it is |
| ---- | ---------- |
| `athlete.toml` | what is known about the athlete; every key is optional |
| `diary/*.txt` | sessions as a coach writes them down, one a file, named by date |
| `lactate/*.csv` | step tests, named by date |
| `activities/*.fit` | recordings of a watch |

Everything here is written by one command and compared with it by a test, so do not edit it by hand:

```text
cargo run -p stadion-testkit --example make_example
```
";

/// The profile, with the numbers of the simulated athlete.
pub(crate) fn profile(athlete: &SyntheticAthlete) -> String {
    // What 20 minutes at the second threshold end at, term by term as the simulation adds them.
    let above = athlete.threshold.meters_per_second() - athlete.lt1.meters_per_second();
    let threshold_bpm = athlete.standing_hr.bpm()
        + athlete.hr_gain_bpm_per_m_s * athlete.threshold.meters_per_second()
        + athlete.slow_gain_bpm_per_m_s * above
        + athlete.drift_bpm_per_10_min * 2.0;
    format!(
        "\
# A made-up 1500 m runner; the recording in activities/ is simulated with the same numbers.
sex = \"male\"
birth_year = 1996
time_zone = \"Europe/Oslo\"
events = [\"1500m\", \"5000m\"]
mass_kg = 66

[heart_rate]
max_bpm = {{ value = {max}, date = \"2025-11-08\", evidence = \"measured\" }}
resting_bpm = {rest}
threshold_bpm = {threshold_bpm:.0}

[threshold]
lt1_speed_m_s = {lt1}
speed_m_s = {threshold}
lactate_mmol_l = 3.4

[maximum]
speed_m_s = 9.5
vo2_ml_kg_min = 76

[[best]]
distance_m = 400
time_s = 48.6
date = \"2017-07-01\"

[[best]]
distance_m = 1500
time_s = 219.8
date = \"2018-06-16\"

[[best]]
distance_m = 5000
time_s = 830
date = \"2025-06-07\"

[[best]]
distance_m = 21097.5
time_s = 3951
date = \"2025-10-11\"

[[race]]
distance_m = 1500
date = \"2026-05-23\"
",
        max = athlete.max_hr.bpm(),
        rest = athlete.resting_hr.bpm(),
        lt1 = athlete.lt1.meters_per_second(),
        threshold = athlete.threshold.meters_per_second(),
    )
}

/// Name and text of the step test; its heart rates are those of the simulated athlete, about.
pub(crate) const STEP_TEST: (&str, &str) = (
    "lactate/2026-03-10-step-test.csv",
    "\
# A made-up step test of the runner in athlete.toml: 4 min a stage, 30 s to take blood.
speed_km_h,lactate_mmol_l,heart_rate_bpm,length_min,rpe
0,1.0,49,,
14,1.0,131,4,8
15,1.1,138,4,9
16,1.1,146,4,10
17,1.4,152,4,11
18,1.8,159,4,13
19,2.3,165,4,14
20,3.1,171,4,15
21,4.8,179,4,17
22,7.1,185,4,19
",
);

/// Name and text of each diary entry, in order of time.
pub(crate) const DIARY: [(&str, &str); 5] = [
    (
        "2017-06-05-sprint",
        "\
4 x 250m sprint + 1 x 300m
Recovery: full, 5 - 6' walk/jog between reps
250m: 29.78, 29.98, 31.31, 31.20
300m: 37.47
The 300m was written down as 49.8/400m pace.
",
    ),
    (
        "2018-05-18-speed-endurance",
        "\
Speed endurance, the morning after a race
2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m
Recovery: 80m walk in 90\" after 120m reps. 6' between sets. 2' between reps in ladder
120m Set #1: 14.56, 13.60, 14.75
120m Set #2: 13.44, 14.36, 13.38
Ladder: 42.03, 25.54, 12.27, 12.07, 24.60, 38.88
",
    ),
    (
        "2025-09-16-hero",
        "\
ten 400-meter repeats at maximum effort
Recovery: 90\" walk between reps
400m: 58.4, 58.9, 59.6, 60.8, 61.9, 62.7, 63.8, 64.1, 64.9, 63.2
RPE 10
",
    ),
    (
        "2025-11-08-parkrun",
        "\
parkrun
5km
5km: 14:52
RPE 9
",
    ),
    (
        "2026-04-07-single",
        "\
Warm-up: 10 min easy
5 x 2km
Recovery: 60\" jog
Target: half-marathon pace, 86-87% max heart rate
2km: 6:16, 6:15, 6:15, 6:14, 6:15
RPE 6
",
    ),
];
