package org.stele.gateway.fhir.label;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A record's labels, each in a closed form: {@code kind:<ResourceType>}, {@code domain:<code>},
 * {@code sensitivity:<HL7 ActCode>}.
 */
public record Labels(SortedSet<String> values) {
    public static final String UNCLASSIFIED = "domain:unclassified";

    public Labels {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    public static Labels of(Collection<String> values) {
        return new Labels(new TreeSet<>(values));
    }

    public boolean has(String label) {
        return values.contains(label);
    }

    public boolean sensitive() {
        return values.stream().anyMatch(it -> it.startsWith("sensitivity:"));
    }

    public boolean unclassified() {
        return has(UNCLASSIFIED);
    }
}
