package org.stele.gateway.fhir.label;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules by which records are labelled, with their version. Filled by {@link RuleSetReader}, not changed afterwards. */
final class RuleSet {
    final Map<String, CodeRules> bySystem = new HashMap<>();
    final Set<String> neutralSystems = new HashSet<>();
    final Map<String, Domain> kinds = new HashMap<>();
    final Set<String> aggregates = new HashSet<>();
    final Set<String> quotes = new HashSet<>();
    final Set<String> plain = new HashSet<>();
    final Set<String> phrases = new HashSet<>();
    final TermIndex terms = new TermIndex();
    private String version = "";

    void version(String value) {
        version = value;
    }

    String version() {
        return version;
    }

    /** What is known of a code; empty where it or its system is unknown. */
    Optional<Effect> of(String system, String code) {
        if (neutralSystems.contains(system)) {
            return Optional.of(Effect.NONE);
        }
        return Optional.ofNullable(bySystem.get(system)).flatMap(rules -> rules.of(code));
    }

    boolean isPhrase(String text) {
        return phrases.contains(text.toLowerCase(Locale.ROOT));
    }
}
