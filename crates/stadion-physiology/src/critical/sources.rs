//! Where the numbers and curves of this topic come from.

use stadion_types::Source;

use super::model::CriticalModel;

pub(crate) const MONOD_1965: Source = Source {
    id: "monod-scherrer-1965",
    citation: "Monod & Scherrer (1965), The work capacity of a synergic muscular group, Ergonomics \
               8(3):329-338",
    doi: Some("10.1080/00140136508930810"),
};

pub(crate) const HOPKINS_1989: Source = Source {
    id: "hopkins-1989",
    citation: "Hopkins, Edmond, Hamilton, Macfarlane & Ross (1989), Relation between power and \
               endurance for treadmill running of short duration, Ergonomics 32(12):1565-1571",
    doi: Some("10.1080/00140138908966925"),
};

pub(crate) const MORTON_1996: Source = Source {
    id: "morton-1996",
    citation: "Morton (1996), A 3-parameter critical power model, Ergonomics 39(4):611-619",
    doi: Some("10.1080/00140139608964484"),
};

pub(crate) const PUCHOWICZ_2020: Source = Source {
    id: "puchowicz-2020",
    citation: "Puchowicz, Baker & Clarke (2020), Development and field validation of an \
               omni-domain power-duration model, J Sports Sci 38(7):801-813",
    doi: Some("10.1080/02640414.2020.1735609"),
};

pub(crate) const KORDI_2019: Source = Source {
    id: "kordi-2019",
    citation: "Kordi, Menzies & Galbraith (2019), Comparison of critical speed and D' derived from \
               2 or 3 maximal tests, Int J Sports Physiol Perform 14(5):685-688",
    doi: Some("10.1123/ijspp.2017-0707"),
};

pub(crate) const SMYTH_2020: Source = Source {
    id: "smyth-muniz-pumares-2020",
    citation: "Smyth & Muniz-Pumares (2020), Calculation of critical speed from raw training data in \
               recreational marathon runners, Med Sci Sports Exerc 52(12):2637-2645",
    doi: Some("10.1249/MSS.0000000000002412"),
};

pub(crate) const MUNIZ_PUMARES_2019: Source = Source {
    id: "muniz-pumares-2019",
    citation: "Muniz-Pumares, Karsten, Triska & Glaister (2019), Methodological approaches and \
               related challenges associated with the determination of critical power and curvature \
               constant, J Strength Cond Res 33(2):584-596",
    doi: Some("10.1519/JSC.0000000000002977"),
};

/// The publication of a curve.
pub(super) const fn source_of(model: CriticalModel) -> Source {
    match model {
        CriticalModel::WorkTime | CriticalModel::InverseTime | CriticalModel::TimeResiduals => {
            MONOD_1965
        }
        CriticalModel::ThreeParameter => MORTON_1996,
        CriticalModel::Exponential => HOPKINS_1989,
        CriticalModel::OmniDomain => PUCHOWICZ_2020,
    }
}
