//! The sources that this crate's numbers point to.

use stadion_types::Source;

macro_rules! sources {
    ($($name:ident = $id:literal, $citation:literal, $doi:expr;)+) => {
        $(pub(crate) const $name: Source =
            Source { id: $id, citation: $citation, doi: $doi };)+

        /// Every publication and page that the numbers of this crate come from.
        pub const SOURCES: &[Source] = &[$($name),+];
    };
}

sources! {
    BANISTER = "morton-1990",
        "Morton, Fitz-Clarke & Banister (1990), J Appl Physiol 69(3):1171-1177",
        Some("10.1152/jappl.1990.69.3.1171");
    GOLDEN_CHEETAH = "goldencheetah",
        "GoldenCheetah, the program's TRIMP metric", None;
    EDWARDS = "edwards-1993", "Edwards (1993), The heart rate monitor book; from memory", None;
    LUCIA = "lucia-2003",
        "Lucia, Hoyos, Santalla, Earnest & Chicharro (2003), Med Sci Sports Exerc 35(5):872-878; from \
         memory", None;
    SKIBA = "skiba-2006", "Skiba (2006), physfarm.com, as GoldenCheetah has it", None;
    DANIELS = "daniels-2005", "Daniels (2005), Daniels' running formula, as GoldenCheetah has it", None;
    POUNDS = "units-of-mass", "The international pound of 1959, and the Russian pood of 1899", None;
    RUNALYZE = "runalyze", "Runalyze (2019), the program's TRIMP", None;
    SEILER = "seiler-2007",
        "Seiler, Haugen & Kuffel (2007), Med Sci Sports Exerc 39(8):1366-1373",
        Some("10.1249/mss.0b013e318060f17d");
    STANLEY = "stanley-2013", "Stanley, Peake & Buchheit (2013), Sports Med 43(12):1259-1277",
        Some("10.1007/s40279-013-0083-4");
    NUUTTILA = "nuuttila-2021", "Nuuttila et al. (2021), Int J Sports Med",
        Some("10.1055/a-1263-1034");
    HAUGEN = "haugen-2019", "Haugen et al. (2019), Sports Med Open 5:44, table 2",
        Some("10.1186/s40798-019-0221-0");
    TALSNES = "talsnes-2024", "Kjøsen Talsnes et al. (2024), Front Physiol 15:1428536",
        Some("10.3389/fphys.2024.1428536");
    CASADO = "casado-2023", "Casado et al. (2023), Int J Environ Res Public Health 20(5):3782",
        Some("10.3390/ijerph20053782");
    SHERMAN = "sherman-1992", "Sherman (1992), Med Sci Sports Exerc, on recovery of glycogen", None;
    SMITH = "smith-2007",
        "Smith et al. (2007), South African Journal of Sports Medicine 19(3):86-93, on two runs \
         downhill 14 days apart", None;
    COMRADES = "comrades",
        "Muscle pain and creatine kinase after the up and the down Comrades marathon, 11 runners",
        None;
    SKEIN = "skein-2011",
        "Skein et al. (2011), Med Sci Sports Exerc 43(7):1301-1311, on 30 h without sleep; from memory",
        Some("10.1249/MSS.0b013e31820abc5a");
    EASTHOPE = "easthope-2010",
        "Easthope et al. (2010), Eur J Appl Physiol 110(6):1105-1116, on young and masters runners \
         after 55 km of trail; from memory", Some("10.1007/s00421-010-1597-1");
    LIPPONEN = "lipponen-2019",
        "Lipponen & Tarvainen (2019), J Med Eng Technol 43(3):173-181",
        Some("10.1080/03091902.2019.1640306");
    MALIK = "malik-1989",
        "Malik, Farrell, Cripps & Camm (1989), Eur Heart J 10(12):1060-1074; from memory", None;
    PLEWS = "plews-2014", "Plews et al. (2014), Int J Sports Physiol Perform 9(5):783-790",
        Some("10.1123/ijspp.2013-0455");
    HRV_PRACTICE = "hrv-practice",
        "What studies and programs on heart-rate variability commonly do (Vesterinen et al. 2016, \
         Buchheit 2014)", None;
    OWN_CONSTANTS = "own-constants",
        "A value that the user gave a constant; the document names it under constants", None;
    OWN_OBSERVATIONS = "own-observations",
        "What the athlete observed after past sessions, weighed against the table", None;
    MARATHON = "marathon-recovery",
        "Recreational runners in the week after a marathon, PubMed Central PMC5613699", None;
    FELLRNR = "fellrnr", "fellrnr.com, a runner's encyclopedia on recovery after races", None;
    FRIEL = "friel-second-hand", "J. Friel's breakthrough sessions, as told by whynottri", None;
    ZONE_TABLE = "zoefitness", "zoefitness, a coach's table of recovery hours", None;
    COACHES = "coaching-practice", "What coaches commonly allow between hard days", None;
    HERO_TEXT = "seed-000", "loop28, The Myth of the Hero Workout", None;
    SPEED_ENDURANCE_TEXT = "seed-001",
        "J. Marcus, Workout of the Day: a speed-endurance session of 18 May 2018", None;
    SPRINT_TEXT = "seed-002", "J. Marcus, Workout of the Day: a sprint session of 5 June 2017",
        None;
    SYNTHESIS = "recovery-synthesis",
        "A working value between the figures that have a source; not measured as such", None;
    PERFORMANCE_CHART = "performance-chart",
        "The usual constants of the performance management chart (TrainingPeaks, GoldenCheetah, \
         intervals.icu)", None;
    HULIN = "hulin-2014", "Hulin et al. (2014), Br J Sports Med 48(8):708-712",
        Some("10.1136/bjsports-2013-092524");
    FOSTER_1998 = "foster-1998", "Foster (1998), Med Sci Sports Exerc 30(7):1164-1168",
        Some("10.1097/00005768-199807000-00023");
    WILLIAMS = "williams-2017", "Williams et al. (2017), Br J Sports Med 51(3):209-210",
        Some("10.1136/bjsports-2016-096589");
    ATHLYTICS = "athlytics-load", "Athlytics 1.0.5, a package for R", None;
    FRANDSEN = "frandsen-2025", "Frandsen et al. (2025), Br J Sports Med 59(17):1203-1210",
        Some("10.1136/bjsports-2024-109380");
    BOSQUET = "bosquet-2007", "Bosquet, Montpetit, Arvisais & Mujika (2007), Med Sci Sports Exerc 39(8):1358-1365, \
         on 27 studies; from memory", Some("10.1249/mss.0b013e31806010e0");
    TREFF = "treff-2019",
        "Treff, Winkert, Sareban, Steinacker & Sperlich (2019), The polarization-index: a simple \
         calculation to distinguish polarized from non-polarized training intensity distributions, \
         Front Physiol 10:707; from memory",
        Some("10.3389/fphys.2019.00707");
    VENZON = "venzon-1988", "Venzon & Moolgavkar (1988), Appl Stat 37(1):87-94, on intervals by profile \
         likelihood", Some("10.2307/2347496");
    STADION = "stadion", "an agreement of this library, made where sources leave a gap", None;
}
