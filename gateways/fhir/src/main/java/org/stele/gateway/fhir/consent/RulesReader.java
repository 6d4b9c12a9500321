package org.stele.gateway.fhir.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.consent.Scope;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.label.DomainCodes;
import org.stele.gateway.fhir.label.SensitivityCodes;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.vault.label.Label;
import tools.jackson.databind.JsonNode;

/**
 * Reads the rules within the root rule, as {@link ScopeRules} writes them: each permits one domain or all, less its exceptions. A grant has one
 * set of kinds and one of exceptions for all of its domains, and excepts what nobody could classify wherever it excepts anything.
 */
final class RulesReader {
    private static final String PATH = "Consent.provision.provision";
    private static final String ALL = "*";
    private static final String UNCLASSIFIED = Label.UNCLASSIFIED.code();
    private static final Set<String> RULE = Set.of("type", "securityLabel", "class", "provision");
    private static final Set<String> EXCEPTION = Set.of("type", "securityLabel");

    private final Findings findings;

    /** @param domain or {@value RulesReader#ALL} */
    private record Rule(String domain, SortedSet<String> kinds, SortedSet<String> exceptions) {}

    RulesReader(Findings findings) {
        this.findings = findings;
    }

    /** The scope's labels; what is found is in the findings, and the labels are not to be used then. */
    SortedSet<String> read(JsonNode rules) {
        List<Rule> read = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            read.add(rule(rules.path(i), PATH + "[" + i + "]"));
        }
        if (read.isEmpty()) {
            findings.add(PATH, Reason.TOO_FEW);
            return new TreeSet<>();
        }
        alike(read);
        SortedSet<String> labels = labels(read);
        if (labels.size() > Scope.SIZE) {
            findings.add(PATH, Reason.TOO_MANY);
        }
        return labels;
    }

    private Rule rule(JsonNode rule, String path) {
        findings.only(rule, path, RULE);
        type(rule, path, "permit");
        String domain = rule.has("securityLabel") ? domain(rule, path) : ALL;
        TreeSet<String> kinds = new TreeSet<>();
        JsonNode classes = rule.path("class");
        for (int i = 0; i < classes.size(); i++) {
            String place = path + ".class[" + i + "]";
            Code code = Code.read(classes.path(i), place, findings);
            if (code.system().equals(ScopeRules.system(ScopeRules.KIND))
                    && SearchParameters.R4.kinds().contains(code.code())) {
                kinds.add(code.code());
            } else {
                findings.beyond(place);
            }
        }
        Rule read = new Rule(domain, kinds, exceptions(rule.path("provision"), path + ".provision"));
        unclassified(read, path);
        return read;
    }

    private void type(JsonNode rule, String path, String type) {
        if (!rule.path("type").asString("").equals(type)) {
            findings.beyond(path + ".type");
        }
    }

    private String domain(JsonNode rule, String path) {
        Code code = label(rule, path);
        if (!code.system().equals(ScopeRules.system(ScopeRules.DOMAIN))
                || !DomainCodes.all().contains(code.code())) {
            findings.beyond(path + ".securityLabel[0]");
        }
        return code.code();
    }

    /** R4 leaves open whether several are all meant, or any. */
    private Code label(JsonNode rule, String path) {
        JsonNode labels = rule.path("securityLabel");
        for (int i = 1; i < labels.size(); i++) {
            findings.beyond(path + ".securityLabel[" + i + "]");
        }
        return Code.read(labels.path(0), path + ".securityLabel[0]", findings);
    }

    private SortedSet<String> exceptions(JsonNode rules, String path) {
        TreeSet<String> codes = new TreeSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String place = path + "[" + i + "]";
            findings.only(rules.path(i), place, EXCEPTION);
            type(rules.path(i), place, "deny");
            Code code = label(rules.path(i), place);
            boolean isSensitivity = code.system().equals(ScopeRules.system(ScopeRules.SENSITIVITY))
                    && SensitivityCodes.all().contains(code.code());
            boolean isUnclassified = code.system().equals(ScopeRules.system(ScopeRules.DOMAIN))
                    && code.code().equals(UNCLASSIFIED);
            if (!isSensitivity && !isUnclassified) {
                findings.beyond(place);
            }
            codes.add(code.code());
        }
        return codes;
    }

    /** What nobody could classify is released only where everything is. */
    private void unclassified(Rule rule, String path) {
        boolean isEverything = rule.domain().equals(ALL) && rule.exceptions().isEmpty();
        if (!isEverything && !rule.exceptions().contains(UNCLASSIFIED)) {
            findings.beyond(path);
        }
    }

    private void alike(List<Rule> rules) {
        Rule first = rules.getFirst();
        for (int i = 1; i < rules.size(); i++) {
            String path = PATH + "[" + i + "]";
            if (rules.get(i).domain().equals(ALL) || first.domain().equals(ALL)) {
                findings.beyond(path);
            }
            if (!rules.get(i).kinds().equals(first.kinds())) {
                findings.beyond(path + ".class");
            }
            if (!rules.get(i).exceptions().equals(first.exceptions())) {
                findings.beyond(path + ".provision");
            }
        }
    }

    private static SortedSet<String> labels(List<Rule> rules) {
        TreeSet<String> labels = new TreeSet<>();
        rules.forEach(rule -> labels.add(ScopeRules.DOMAIN + ":" + rule.domain()));
        Rule first = rules.getFirst();
        first.kinds().forEach(kind -> labels.add(ScopeRules.KIND + ":" + kind));
        sensitivities(first).forEach(code -> labels.add(ScopeRules.SENSITIVITY + ":" + code));
        return labels;
    }

    /** All by one label, unless that released what nobody could classify too. */
    private static List<String> sensitivities(Rule rule) {
        boolean isAll = rule.exceptions().isEmpty()
                || (rule.exceptions().equals(Set.of(UNCLASSIFIED))
                        && !rule.domain().equals(ALL));
        return isAll
                ? List.of(ALL)
                : SensitivityCodes.all().stream()
                        .filter(code -> !rule.exceptions().contains(code))
                        .toList();
    }
}
