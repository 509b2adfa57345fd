//! A model of one's own, in a dozen lines, wherever the built-in ones work.

use chrono::{DateTime, NaiveDate};
use stadion_load::{
    Calibrated, DailyLoads, DayLoad, Done, DynLoadModel, FormModel, FormSettings, Ledger,
    LedgerSession, Load, LoadError, LoadModel, LoadOrder, LoadSource, LoadUnit, Sports,
};
use stadion_physiology::Athlete;
use stadion_types::{Channel, HeartRate};

use super::{known, one};

enum Beats {}

impl LoadUnit for Beats {
    const SYMBOL: &'static str = "beats";
}

struct HeartBeats;

impl LoadModel for HeartBeats {
    type Unit = Beats;

    fn id(&self) -> &'static str {
        "heart-beats"
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<Beats>, LoadError> {
        let missing = LoadError::MissingInput { model: self.id(), what: "a mean heart rate" };
        let hr = done.mean_hr.map(HeartRate::bpm).ok_or(missing)?;
        let beats = hr * done.duration.as_secs_f64() / 60.0;
        Ok(Load::new(beats, self.id(), LoadSource::MeanHeartRate, 1.0)?)
    }
}

#[test]
fn it_works_in_ledger_trends_order_and_on_the_common_scale() {
    let run = one(Channel::HeartRate, vec![150.0; 3601]);
    let done = Done::from_recording(&run).with_mean_hr(HeartRate::const_bpm(150.0));
    let load = HeartBeats.load_erased(&known(), &done).unwrap();
    assert_eq!((load.amount(), load.unit()), (9000.0, "beats"));

    let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let mut ledger = Ledger::default();
    let session = LedgerSession::new("a", DateTime::UNIX_EPOCH).with_load(load);
    ledger.insert(day, session).unwrap();
    let loads = DailyLoads::from_ledger(&ledger, "heart-beats", Sports::All).unwrap();
    assert_eq!(loads.get(day), Some(DayLoad::Trained(9000.0)));
    let trend = FormModel::new(FormSettings::default()).unwrap().trend(&loads).unwrap();
    assert_eq!(trend.len(), 1);

    // Its hour at threshold is scored without a line of code for it.
    let calibrated = Calibrated::new(HeartBeats).with_id("calibrated-heart-beats");
    let order = LoadOrder::new(&[&calibrated]).unwrap();
    let load = order.choose(&known(), &done).load.unwrap();
    assert_eq!(load.method(), "calibrated-heart-beats");
    assert!((load.amount() - 100.0 * 150.0 / 165.0).abs() < 1e-9);
}
