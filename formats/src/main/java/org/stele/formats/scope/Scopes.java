package org.stele.formats.scope;

import java.util.Collection;
import java.util.List;
import org.stele.contracts.consent.Scope;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;

/**
 * Which records a scope covers: one domain of the record is named, or {@code domain:*}, and every sensitivity of the record is
 * named, or {@code sensitivity:*}. A record that no rule could classify is covered by {@code domain:*} and {@code
 * sensitivity:*} together only.
 */
public final class Scopes {
    private static final String ALL_DOMAINS = "domain:*";
    private static final String ALL_SENSITIVITIES = "sensitivity:*";

    private Scopes() {}

    public static boolean covers(Collection<OpenedLabel> scope, Labels record) {
        List<String> named = scope.stream().map(OpenedLabel::label).toList();
        boolean everything = named.contains(ALL_DOMAINS) && named.contains(ALL_SENSITIVITIES);
        return kind(named, record)
                && (everything || (classified(record) && domain(named, record) && sensitivities(named, record)));
    }

    /**
     * Whether a scope, as one that keeps back, may concern the record: it names one of its labels, {@code *} being all of an
     * axis, or nobody knows what the record is about.
     */
    public static boolean touches(Collection<OpenedLabel> scope, Labels record) {
        List<String> named = scope.stream().map(OpenedLabel::label).toList();
        return !classified(record)
                || record.all().stream()
                        .anyMatch(label -> named.contains(label.toString())
                                || named.contains(label.axis().prefix() + ":*"));
    }

    /** Whether each of these labels is one that the ledger's hashes stand for. */
    public static boolean opens(Collection<OpenedLabel> scope, Scope hidden) {
        return scope.stream().allMatch(label -> hidden.contains(label.hash()));
    }

    private static boolean classified(Labels record) {
        return !record.has(Label.UNCLASSIFIED) && !record.domains().isEmpty();
    }

    private static boolean domain(List<String> named, Labels record) {
        return named.contains(ALL_DOMAINS)
                || record.domains().stream().anyMatch(label -> named.contains(label.toString()));
    }

    private static boolean sensitivities(List<String> named, Labels record) {
        return named.contains(ALL_SENSITIVITIES)
                || record.sensitivities().stream().allMatch(label -> named.contains(label.toString()));
    }

    /** A scope that names kinds covers these only. */
    private static boolean kind(List<String> named, Labels record) {
        List<String> kinds =
                named.stream().filter(label -> label.startsWith("kind:")).toList();
        return kinds.isEmpty() || kinds.contains("kind:*") || kinds.contains("kind:" + record.kind());
    }
}
