//! The load of one day so that form on another lies in a band, with the plan in between.

use chrono::NaiveDate;
use stadion_load::{DailyLoads, FormBand, FormModel, FormSettings, FormTiming};

use super::error::NoLoadForForm;
use super::project::{Projection, weight};
use crate::plan::Plan;

/// The loads of `day` with which form on `race` lies in the band, the other days as they are planned; the least and
/// the greatest.
///
/// # Model
///
/// Form is linear in every load: `form = without + weight · load`, where `without` is what the plan leads to with
/// nothing on that day. The weight is below 0 up to some days before the race and above 0 earlier.
///
/// # Errors
///
/// Of the projection ([`ProjectionError`](super::ProjectionError)), or within it [`NoLoadForForm`] where no load does.
///
/// ```
/// use chrono::{Days, NaiveDate};
/// use stadion_load::{DailyLoads, DayLoad, FormBand, FormSettings};
/// use stadion_physiology::Athlete;
/// use stadion_plan::{PlanRequest, Projection, TrainingMethod, load_for_form_on, plan};
/// use stadion_sessions::History;
///
/// let start = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
/// let (method, athlete, history) =
///     (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
/// let plan = plan(&PlanRequest::new(&method, &athlete, &history, start))?;
/// let past = DailyLoads::new(start - Days::new(60), vec![DayLoad::Trained(20.0); 60])?;
/// let settings = FormSettings::default();
/// let (day, race) = (start, start + Days::new(4));
/// let form = Projection::of(&plan, &past, settings)?.form_on(race).ok_or("no such day")?.value;
/// let band = FormBand { lo: form - 1.0, hi: form + 1.0 };
/// let [least, most] = load_for_form_on(&plan, &past, settings, day, race, band)??;
/// assert!(least < most);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load_for_form_on(
    plan: &Plan,
    past: &DailyLoads,
    settings: FormSettings,
    day: NaiveDate,
    race: NaiveDate,
    band: FormBand,
) -> Result<Result<[f64; 2], NoLoadForForm>, super::ProjectionError> {
    if !(band.lo <= band.hi && band.lo.is_finite() && band.hi.is_finite()) {
        return Ok(Err(NoLoadForForm::Band));
    }
    let mut without = plan.clone();
    for planned in without.days.iter_mut().filter(|planned| planned.date == day) {
        planned.sessions.clear();
    }
    let projection = Projection::of(&without, past, settings)?;
    let at = |date: NaiveDate| plan.days.iter().position(|planned| planned.date == date);
    let (Some(from), Some(to), Some(form)) = (at(day), at(race), projection.form_on(race)) else {
        return Ok(Err(NoLoadForForm::Days { day, race }));
    };
    let lag = match settings.form {
        FormTiming::SameDay => to.checked_sub(from),
        FormTiming::PreviousDay => to.checked_sub(from + 1),
    };
    let Some(lag) = lag else { return Ok(Err(NoLoadForForm::Days { day, race })) };
    let model = FormModel::new(settings)?;
    let weight = weight(lag, [model.fitness_alpha(), model.fatigue_alpha()]);
    let without = form.value;
    let inside = without >= band.lo && without <= band.hi;
    if weight == 0.0 {
        return Ok(Err(NoLoadForForm::NoInfluence { without }));
    }
    let ends = [(band.lo - without) / weight, (band.hi - without) / weight];
    let [least, most] = if weight > 0.0 { ends } else { [ends[1], ends[0]] };
    if most < 0.0 && !inside {
        return Ok(Err(NoLoadForForm::OutOfReach { without }));
    }
    Ok(Ok([least.max(0.0), most.max(0.0)]))
}
