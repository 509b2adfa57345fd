//! The plan laid out in time: pieces of constant speed, cut at pauses.

use crate::plan::{LegLength, SessionPlan};
use crate::{SimulationError, check::within};

/// Two days: longer than any race that is run on one's feet in one go.
const MAX_S: f64 = 172_800.0;

/// A stretch of constant speed; a pause is one with speed 0 and a stopped timer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) from_s: f64,
    pub(crate) to_s: f64,
    pub(crate) speed_m_s: f64,
    pub(crate) grade: f64,
    pub(crate) leg: usize,
    pub(crate) paused: bool,
    from_m: f64,
    from_climb_m: f64,
}

/// Never empty; the pieces follow each other without a gap.
#[derive(Debug, Clone)]
pub(crate) struct Timeline {
    pieces: Vec<Piece>,
}

impl Timeline {
    pub(crate) fn new(plan: &SessionPlan) -> Result<Self, SimulationError> {
        let mut pauses = Vec::new();
        for (pause, planned) in plan.pauses.iter().enumerate() {
            pauses.push((planned.at.as_secs_f64(), planned.length.as_secs_f64(), pause));
        }
        pauses.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut pauses = pauses.into_iter().peekable();

        let mut layout = Layout::default();
        let mut planned_s = 0.0;
        for (leg, part) in plan.legs.iter().enumerate() {
            within("leg.grade", part.grade, -1.0..=1.0)?;
            let speed = part.speed.meters_per_second();
            let length_s = match part.length {
                LegLength::Time(time) => time.as_secs_f64(),
                LegLength::Distance(distance) => distance.meters() / speed,
            };
            // A division by zero gives no finite number.
            if !(length_s.is_finite() && length_s > 0.0) {
                return Err(SimulationError::Leg { leg });
            }
            let end_s = planned_s + length_s;
            while let Some((at, pause_s, _)) = pauses.next_if(|(at, ..)| *at < end_s) {
                layout.push(leg, at - planned_s, speed, part.grade, false);
                layout.push(leg, pause_s, 0.0, 0.0, true);
                planned_s = at;
            }
            layout.push(leg, end_s - planned_s, speed, part.grade, false);
            planned_s = end_s;
        }
        if let Some((at_s, _, pause)) = pauses.next() {
            return Err(SimulationError::Pause { pause, at_s, plan_s: planned_s });
        }
        if planned_s < 1.0 {
            return Err(SimulationError::EmptyPlan);
        }
        if layout.end_s > MAX_S {
            return Err(SimulationError::TooLong { seconds: layout.end_s, max: MAX_S });
        }
        Ok(Self { pieces: layout.pieces })
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(crate) fn end_s(&self) -> f64 {
        self.pieces.last().map_or(0.0, |p| p.to_s)
    }

    /// The piece that holds `t`; a border belongs to the piece after it.
    fn piece_at(&self, t: f64) -> Option<&Piece> {
        let index = self.pieces.partition_point(|p| p.to_s <= t);
        self.pieces.get(index).or_else(|| self.pieces.last())
    }

    /// Speed and grade at `t`; standing on the flat before the start.
    pub(crate) fn motion_at(&self, t: f64) -> (f64, f64) {
        if t < 0.0 {
            return (0.0, 0.0);
        }
        self.piece_at(t).map_or((0.0, 0.0), |p| (p.speed_m_s, p.grade))
    }

    /// Distance covered and height gained by `t`.
    pub(crate) fn way_at(&self, t: f64) -> (f64, f64) {
        self.piece_at(t).map_or((0.0, 0.0), |p| {
            let way = p.speed_m_s * (t.min(p.to_s) - p.from_s);
            (p.from_m + way, p.from_climb_m + p.grade * way)
        })
    }

    /// Distance covered by `t`.
    pub(crate) fn distance_at(&self, t: f64) -> f64 {
        self.way_at(t).0
    }
}

#[derive(Debug, Default)]
struct Layout {
    pieces: Vec<Piece>,
    end_s: f64,
    end_m: f64,
    climb_m: f64,
}

impl Layout {
    fn push(&mut self, leg: usize, length_s: f64, speed_m_s: f64, grade: f64, paused: bool) {
        // Two pauses at one moment, or one at a border of legs, leave nothing between.
        if length_s <= 0.0 {
            return;
        }
        let to_s = self.end_s + length_s;
        self.pieces.push(Piece {
            from_s: self.end_s,
            to_s,
            speed_m_s,
            grade,
            leg,
            paused,
            from_m: self.end_m,
            from_climb_m: self.climb_m,
        });
        let way = speed_m_s * length_s;
        self.end_s = to_s;
        self.end_m += way;
        self.climb_m += grade * way;
    }
}
