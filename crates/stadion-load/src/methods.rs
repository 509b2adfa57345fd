//! Identifiers of every method: each choice of conventions has one of its own.

macro_rules! methods {
    (calibrated: [$($id:literal),* $(,)?], as they are: [$($plain:literal),* $(,)?]) => {
        /// Identifiers of every method of this crate: each choice of conventions has one of its own.
        pub const METHODS: &[&str] =
            &[$($id,)* $($plain,)* $(concat!("calibrated-", $id),)* OWN_CALIBRATED];

        /// The method that puts a model on the scale of the athlete.
        pub(crate) fn calibrated_id(id: &str) -> &'static str {
            match id {
                $($id => concat!("calibrated-", $id),)*
                _ => OWN_CALIBRATED,
            }
        }
    };
}

const OWN_CALIBRATED: &str = "calibrated-own";

methods! {
    calibrated: [
        "banister-trimp",
        "banister-trimp-uncapped",
        "banister-trimp-goldencheetah",
        "banister-trimp-goldencheetah-uncapped",
        "banister-trimp-runalyze",
        "banister-trimp-runalyze-uncapped",
        "banister-trimp-own",
        "banister-trimp-own-uncapped",
        "banister-trimp-mean",
        "banister-trimp-mean-uncapped",
        "banister-trimp-mean-goldencheetah",
        "banister-trimp-mean-goldencheetah-uncapped",
        "banister-trimp-mean-runalyze",
        "banister-trimp-mean-runalyze-uncapped",
        "banister-trimp-mean-own",
        "banister-trimp-mean-own-uncapped",
        "session-rpe",
        "session-rpe-moving",
        "edwards-trimp",
        "edwards-trimp-own",
        "lucia-trimp",
        "lucia-trimp-own",
        "zonal-trimp",
        "zonal-trimp-alternative",
        "zonal-trimp-own",
        "individual-trimp-log-linear",
        "individual-trimp-log-linear-uncapped",
        "individual-trimp-nonlinear",
        "individual-trimp-nonlinear-uncapped",
        "daniels-points",
        "daniels-points-level",
        "daniels-points-power",
        "daniels-points-own",
        "lactate-dose",
        "lactate-dose-forecast",
        "lactate-dose-own",
        "lactate-dose-forecast-own",
        "lactate-dose-from-first",
        "lactate-dose-forecast-from-first",
    ],
    as they are: [
        "power-stress",
        "power-stress-expanding",
        "power-stress-zero-padded",
        "power-stress-leading-zeros",
        "power-stress-own",
        "power-stress-exponential",
        "power-stress-exponential-exact",
        "power-stress-exponential-span",
        "power-stress-exponential-own",
        "run-stress",
        "run-stress-walk-cost",
        "run-stress-runalyze-cost",
        "run-stress-strava-cost",
        "run-stress-level",
        "run-stress-own",
        "govss",
        "govss-own",
        "swim-score",
        "zone-time-heart-rate",
        "zone-time-speed",
        "zone-time-power",
        "zone-distance-heart-rate",
        "zone-distance-speed",
        "zone-distance-power",
        "strength-volume",
        "strength-volume-lower",
        "strength-volume-middle",
        "strength-volume-upper",
        "strength-tonnage",
        "strength-tonnage-lower",
        "strength-tonnage-middle",
        "strength-tonnage-upper",
    ]
}
