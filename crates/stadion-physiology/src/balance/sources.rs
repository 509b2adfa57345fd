//! Publications behind this topic.

use stadion_types::Source;

pub(crate) const SKIBA_2012: Source = Source {
    id: "skiba-2012",
    citation: "Skiba, Chidnok, Vanhatalo & Jones (2012), Modeling the expenditure and \
               reconstitution of work capacity above critical power, Med Sci Sports Exerc \
               44(8):1526-1532",
    doi: Some("10.1249/MSS.0b013e3182517a80"),
};

pub(crate) const BARTRAM_2018: Source = Source {
    id: "bartram-2018",
    citation: "Bartram, Thewlis, Martin & Norton (2018), Accuracy of W' recovery kinetics in high \
               performance cyclists - modeling intermittent work capacity, Int J Sports Physiol \
               Perform 13(6):724-728, abstract",
    doi: Some("10.1123/ijspp.2017-0034"),
};
