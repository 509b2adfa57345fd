//! Lactate in muscle and blood.

/// Lactate in the working muscles and in the rest of the body's water, with a removal that saturates.
///
/// # Model
///
/// ```text
/// dCm/dt = p(v) − k · (Cm − Cb) / Vm
/// dCb/dt = (k · (Cm − Cb) − a · E · tanh(g · (Cb − C0) / E)) / Vb
/// p(v)   = p0 + q · exp(b · (v − v2))
/// ```
///
/// | symbol | meaning | unit |
/// | ------ | ------- | ---- |
/// | `Cm, Cb` | lactate in muscle and blood | mmol/L |
/// | `Vm, Vb` | their volumes | L |
/// | `k` | exchange | L/min |
/// | `E` | the most that is removed | mmol/min |
/// | `g` | removal for each mmol/L, far below the most | L/min |
/// | `a` | part of the removal that is left at rest: 1 while running | 1 |
/// | `C0` | blood lactate at which nothing is removed | mmol/L |
/// | `p` | production over speed; `q` and `b` make the steady blood lactate go through LT1 and LT2 | mmol/L/min |
///
/// Removal saturates, so above a speed little higher than LT2 there is no steady state, and the steady
/// lactate is no exponential of speed. Blood lags behind muscle, so that it rises from repetition to
/// repetition and on after hard ones.
///
/// # Source
///
/// The form: Zouloumian & Freund (1981), *Eur J Appl Physiol* 46:149-160, with a saturating removal.
/// The numbers describe made-up athletes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoCompartments {
    volume_muscle: f64,
    volume_blood: f64,
    exchange: f64,
    most_removed: f64,
    removal: f64,
    nothing_removed: f64,
    at_rest: f64,
    production_rest: f64,
    production_lt2: f64,
    steepness: f64,
    lt2_m_s: f64,
    muscle: f64,
    blood: f64,
}

impl TwoCompartments {
    /// Seconds of one step of the integration.
    const STEP_S: f64 = 2.0;
    /// Part of the removal that is left while standing or walking.
    const AT_REST: f64 = 0.6;
    /// Blood lactate at which nothing is removed.
    const NOTHING_REMOVED: f64 = 0.4;

    /// An athlete at rest whose steady lactate goes through `resting`, `lt1` and `lt2`, the latter two
    /// as (speed in m/s, mmol/L).
    ///
    /// `fullness` is the part of the most removal that LT2 takes up, below 1; `removal_min` the time
    /// constant of removal in minutes; `exchange_min` that of the exchange.
    #[must_use]
    pub fn at_rest(
        resting: f64,
        lt1: (f64, f64),
        lt2: (f64, f64),
        (fullness, removal_min, exchange_min): (f64, f64, f64),
    ) -> Self {
        let [volume_muscle, volume_blood] = [12.0, 28.0];
        let removal = (volume_muscle + volume_blood) / removal_min;
        let exchange = volume_muscle / exchange_min;
        // tanh(g · (L2 − C0) / E) = fullness
        let most_removed = removal * (lt2.1 - Self::NOTHING_REMOVED) / fullness.atanh();
        let removed = |lactate: f64| {
            most_removed * (removal * (lactate - Self::NOTHING_REMOVED) / most_removed).tanh()
        };
        let production_rest = Self::AT_REST * removed(resting) / volume_muscle;
        let [at_lt1, at_lt2] =
            [lt1.1, lt2.1].map(|lactate| removed(lactate) / volume_muscle - production_rest);
        Self {
            volume_muscle,
            volume_blood,
            exchange,
            most_removed,
            removal,
            nothing_removed: Self::NOTHING_REMOVED,
            at_rest: Self::AT_REST,
            production_rest,
            production_lt2: at_lt2,
            steepness: (at_lt2 / at_lt1).ln() / (lt2.0 - lt1.0),
            lt2_m_s: lt2.0,
            muscle: resting + production_rest * volume_muscle / exchange,
            blood: resting,
        }
    }

    /// Blood lactate now, in mmol/L.
    #[must_use]
    pub const fn blood(&self) -> f64 {
        self.blood
    }

    /// Lets `seconds` pass at `speed` in m/s; `None` is rest.
    pub fn pass(&mut self, seconds: f64, speed: Option<f64>) {
        let mut left_s = seconds;
        while left_s > 0.0 {
            let step_s = left_s.min(Self::STEP_S);
            self.step(step_s / 60.0, speed);
            left_s -= step_s;
        }
    }

    fn production(&self, speed: Option<f64>) -> f64 {
        let exercise = |v: f64| self.production_lt2 * (self.steepness * (v - self.lt2_m_s)).exp();
        self.production_rest + speed.map_or(0.0, exercise)
    }

    /// One Runge-Kutta step of fourth order.
    fn step(&mut self, minutes: f64, speed: Option<f64>) {
        let production = self.production(speed);
        let active = if speed.is_some() { 1.0 } else { self.at_rest };
        let rates = |[muscle, blood]: [f64; 2]| {
            let flow = self.exchange * (muscle - blood);
            let level = self.removal * (blood - self.nothing_removed) / self.most_removed;
            let removed = active * self.most_removed * level.tanh();
            [production - flow / self.volume_muscle, (flow - removed) / self.volume_blood]
        };
        let state = [self.muscle, self.blood];
        let ahead = |rate: [f64; 2], part: f64| {
            [state[0] + part * minutes * rate[0], state[1] + part * minutes * rate[1]]
        };
        let k1 = rates(state);
        let k2 = rates(ahead(k1, 0.5));
        let k3 = rates(ahead(k2, 0.5));
        let k4 = rates(ahead(k3, 1.0));
        let next =
            |i: usize| state[i] + minutes / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
        [self.muscle, self.blood] = [next(0), next(1)];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn athlete() -> TwoCompartments {
        TwoCompartments::at_rest(1.0, (3.85, 2.0), (4.44, 4.0), (0.8, 5.0, 1.0))
    }

    #[test]
    fn steady_lactate_goes_through_the_thresholds() {
        for (speed, lactate) in [(None, 1.0), (Some(3.85), 2.0), (Some(4.44), 4.0)] {
            let mut body = athlete();
            body.pass(4.0 * 3600.0, speed);
            assert_abs_diff_eq!(body.blood(), lactate, epsilon = 1e-6);
        }
    }

    #[test]
    fn above_the_most_removal_there_is_no_steady_state() {
        let mut body = athlete();
        body.pass(3600.0, Some(4.8));
        let hour = body.blood();
        body.pass(3600.0, Some(4.8));
        assert!(body.blood() > hour + 5.0, "{hour} then {}", body.blood());
    }

    #[test]
    fn blood_lags_behind_muscle() {
        let mut body = athlete();
        body.pass(120.0, Some(5.5));
        let end = body.blood();
        body.pass(60.0, None);
        assert!(body.blood() > end);
    }
}
