package org.stele.exchange.intake;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.vault.segment.Facts;

/** In the encrypted index: that a record is among what a responder sees first under broken glass. */
public final class EmergencyMark {
    /** No search parameter of FHIR has an underscore first and a dash. */
    private static final String TERM = "_stele-emergency";

    private EmergencyMark() {}

    static Facts in(IncomingRecord record) {
        return record.emergency() ? marked(record.facts()) : record.facts();
    }

    public static boolean isOn(Facts facts) {
        return facts.terms().containsKey(TERM);
    }

    private static Facts marked(Facts facts) {
        SortedMap<String, SortedSet<String>> terms = new TreeMap<>(facts.terms());
        terms.put(TERM, new TreeSet<>());
        return new Facts(facts.address(), facts.recorded(), facts.references(), terms);
    }
}
