//! The commands for journals that the American Astronomical Society's styles define, and that the
//! Astrophysics Data System writes into every entry.

/// The commands, in order, and the names of the journals.
const JOURNALS: &[(&str, &str)] = &[
    ("aap", "Astronomy and Astrophysics"),
    ("aapr", "Astronomy and Astrophysics Reviews"),
    ("aaps", "Astronomy and Astrophysics Supplement Series"),
    ("actaa", "Acta Astronomica"),
    ("aj", "The Astronomical Journal"),
    ("ao", "Applied Optics"),
    ("apj", "The Astrophysical Journal"),
    ("apjl", "The Astrophysical Journal Letters"),
    ("apjs", "The Astrophysical Journal Supplement Series"),
    ("aplett", "Astrophysical Letters"),
    ("apss", "Astrophysics and Space Science"),
    ("araa", "Annual Review of Astronomy and Astrophysics"),
    ("azh", "Astronomicheskii Zhurnal"),
    ("baas", "Bulletin of the American Astronomical Society"),
    ("caa", "Chinese Astronomy and Astrophysics"),
    ("cjaa", "Chinese Journal of Astronomy and Astrophysics"),
    ("gca", "Geochimica et Cosmochimica Acta"),
    ("grl", "Geophysical Research Letters"),
    ("iaucirc", "International Astronomical Union Circular"),
    ("icarus", "Icarus"),
    ("jcap", "Journal of Cosmology and Astroparticle Physics"),
    ("jcp", "Journal of Chemical Physics"),
    ("jgr", "Journal of Geophysical Research"),
    ("jqsrt", "Journal of Quantitative Spectroscopy and Radiative Transfer"),
    ("jrasc", "Journal of the Royal Astronomical Society of Canada"),
    ("memras", "Memoirs of the Royal Astronomical Society"),
    ("memsai", "Memorie della Società Astronomica Italiana"),
    ("mnras", "Monthly Notices of the Royal Astronomical Society"),
    ("na", "New Astronomy"),
    ("nar", "New Astronomy Reviews"),
    ("nat", "Nature"),
    ("nphysa", "Nuclear Physics A"),
    ("pasa", "Publications of the Astronomical Society of Australia"),
    ("pasj", "Publications of the Astronomical Society of Japan"),
    ("pasp", "Publications of the Astronomical Society of the Pacific"),
    ("physrep", "Physics Reports"),
    ("physscr", "Physica Scripta"),
    ("planss", "Planetary and Space Science"),
    ("pra", "Physical Review A"),
    ("prb", "Physical Review B"),
    ("prc", "Physical Review C"),
    ("prd", "Physical Review D"),
    ("pre", "Physical Review E"),
    ("prl", "Physical Review Letters"),
    ("procspie", "Proceedings of SPIE"),
    ("qjras", "Quarterly Journal of the Royal Astronomical Society"),
    ("rmxaa", "Revista Mexicana de Astronomía y Astrofísica"),
    ("skytel", "Sky and Telescope"),
    ("solphys", "Solar Physics"),
    ("sovast", "Soviet Astronomy"),
    ("ssr", "Space Science Reviews"),
    ("zap", "Zeitschrift für Astrophysik"),
];

/// The journal that a value is the command for.
pub(super) fn named(value: &str) -> Option<&'static str> {
    let command = value.trim_matches(['{', '}', ' ']).strip_prefix('\\')?;
    let known = JOURNALS.binary_search_by(|(name, _)| (*name).cmp(command));
    known.ok().map(|at| JOURNALS[at].1)
}

#[cfg(test)]
mod tests {
    use super::{JOURNALS, named};

    #[test]
    fn commands() {
        assert!(JOURNALS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(named("{\\nat}"), Some("Nature"));
        assert_eq!([named("nat"), named("\\foo"), named("\\nat{}")], [None, None, Some("Nature")]);
    }
}
