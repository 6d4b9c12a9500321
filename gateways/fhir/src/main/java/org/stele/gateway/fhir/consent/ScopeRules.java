package org.stele.gateway.fhir.consent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.formats.scope.OpenedLabel;
import org.stele.gateway.fhir.label.SensitivityCodes;
import org.stele.vault.label.Label;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a scope permits or denies, as the rules within a Consent's root rule (R4 consent.html#provision). R4 leaves open whether all labels
 * of one rule are meant or any of them, so that each rule has one at most; several rules beside each other are several exceptions. They
 * say what {@link org.stele.formats.scope.Scopes} does.
 */
final class ScopeRules {
    private static final String OWN = "urn:stele:label:";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    static final String DOMAIN = "domain";
    static final String SENSITIVITY = "sensitivity";
    static final String KIND = "kind";
    private static final String DENY = "deny";

    private ScopeRules() {}

    /**
     * Of a grant: each domain that it names, less the sensitivities that it does not name, and what nobody could classify where it
     * excepts anything.
     */
    static List<ObjectNode> permitOpened(Optional<List<OpenedLabel>> labels) {
        return labels.map(all -> permit(Named.of(all))).orElseGet(() -> List.of(unknown("permit")));
    }

    /** As the other, of labels in clear. */
    static List<ObjectNode> permit(Collection<String> labels) {
        return permit(new Named(List.copyOf(labels)));
    }

    private static List<ObjectNode> permit(Named named) {
        if (named.isAll(DOMAIN)) {
            return List.of(permitted(named));
        }
        List<ObjectNode> rules = new ArrayList<>();
        named.codes(DOMAIN).forEach(code -> rules.add(labelled(permitted(named), label(DOMAIN, code))));
        return rules.isEmpty() ? denyAll() : rules;
    }

    private static ObjectNode permitted(Named named) {
        ObjectNode rule = rule("permit");
        if (!named.isAll(KIND)) {
            named.codes(KIND).forEach(code -> rule.withArray("class").add(label(KIND, code)));
        }
        exceptions(named).forEach(rule.withArray("provision")::add);
        if (rule.path("provision").isEmpty()) {
            rule.remove("provision");
        }
        return rule;
    }

    private static List<ObjectNode> exceptions(Named named) {
        if (named.isAll(SENSITIVITY)) {
            return named.isAll(DOMAIN) ? List.of() : List.of(unclassified());
        }
        List<String> granted = named.codes(SENSITIVITY);
        return Stream.concat(
                        SensitivityCodes.all().stream()
                                .filter(code -> !granted.contains(code))
                                .map(code -> labelled(rule(DENY), label(SENSITIVITY, code))),
                        Stream.of(unclassified()))
                .toList();
    }

    /** Of a restriction: whatever has one of its labels, and what nobody could classify. */
    static List<ObjectNode> deny(Optional<List<OpenedLabel>> labels) {
        return labels.map(all -> deny(Named.of(all))).orElseGet(() -> List.of(unknown(DENY)));
    }

    private static List<ObjectNode> deny(Named named) {
        if (named.isAll(DOMAIN) || named.isAll(KIND)) {
            return denyAll();
        }
        List<String> sensitivities = named.isAll(SENSITIVITY) ? SensitivityCodes.all() : named.codes(SENSITIVITY);
        List<ObjectNode> rules = new ArrayList<>();
        named.codes(DOMAIN).forEach(code -> rules.add(labelled(rule(DENY), label(DOMAIN, code))));
        sensitivities.forEach(code -> rules.add(labelled(rule(DENY), label(SENSITIVITY, code))));
        named.codes(KIND).forEach(code -> {
            ObjectNode rule = rule(DENY);
            rule.putArray("class").add(label(KIND, code));
            rules.add(rule);
        });
        rules.add(unclassified());
        return rules;
    }

    /** Everything. */
    static List<ObjectNode> denyAll() {
        return List.of(rule(DENY));
    }

    /** The labels never came to this node: without any the rule would be about everything. */
    private static ObjectNode unknown(String type) {
        ObjectNode rule = rule(type);
        rule.putArray("securityLabel")
                .addObject()
                .putArray("extension")
                .addObject()
                .put("url", ABSENT)
                .put("valueCode", "unknown");
        return rule;
    }

    private static ObjectNode unclassified() {
        return labelled(rule(DENY), label(DOMAIN, Label.UNCLASSIFIED.code()));
    }

    private static ObjectNode rule(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode labelled(ObjectNode rule, ObjectNode label) {
        rule.putArray("securityLabel").add(label);
        return rule;
    }

    private static ObjectNode label(String axis, String code) {
        return JsonNodeFactory.instance.objectNode().put("system", system(axis)).put("code", code);
    }

    /** Of the codes of an axis. */
    static String system(String axis) {
        return switch (axis) {
            case SENSITIVITY -> "http://terminology.hl7.org/CodeSystem/v3-ActCode";
            case KIND -> "http://hl7.org/fhir/resource-types";
            default -> OWN + axis;
        };
    }

    /** The labels of a scope, by axis. */
    private record Named(List<String> labels) {
        private static final String ALL = "*";

        static Named of(List<OpenedLabel> labels) {
            return new Named(labels.stream().map(OpenedLabel::label).toList());
        }

        boolean isAll(String axis) {
            return codes(axis).contains(ALL);
        }

        List<String> codes(String axis) {
            return labels.stream()
                    .filter(it -> it.startsWith(axis + ":"))
                    .map(it -> it.substring(axis.length() + 1))
                    .toList();
        }
    }
}
