package org.stele.gateway.fhir.label;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a rule says of what it recognises: at least one domain, any sensitivities. */
record Effect(Set<Domain> domains, Set<Sensitivity> sensitivities) {
    static final Effect NONE = new Effect(Set.of(), Set.of());

    /** @param words domains in lower case, sensitivities in upper case */
    static Effect of(String[] words) {
        EnumSet<Domain> domains = EnumSet.noneOf(Domain.class);
        EnumSet<Sensitivity> sensitivities = EnumSet.noneOf(Sensitivity.class);
        Arrays.stream(words).forEach(word -> {
            if (Character.isUpperCase(word.charAt(0))) {
                sensitivities.add(Sensitivity.valueOf(word));
            } else {
                domains.add(Domain.named(word));
            }
        });
        return new Effect(domains, sensitivities);
    }
}
