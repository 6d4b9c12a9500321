package org.stele.gateway.fhir.label;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks over one resource, contained ones included, and collects its codes, texts and references. */
final class EvidenceReader {
    private static final Set<String> CODING = Set.of("code", "display", "version", "userSelected", "id", "extension");

    private final RuleSet rules;
    private final Evidence evidence;
    private final Set<String> displays = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    private EvidenceReader(RuleSet rules, ResourceKey key) {
        this.rules = rules;
        this.evidence = new Evidence(key);
    }

    static Evidence read(RuleSet rules, ResourceKey key, JsonNode resource) {
        EvidenceReader reader = new EvidenceReader(rules, key);
        reader.node(resource, "");
        reader.texts.removeAll(reader.displays);
        reader.evidence.unclassified |= !reader.texts.isEmpty();
        return reader.evidence;
    }

    /** @param member the name under which the node was found, also for the items of a list */
    private void node(JsonNode node, String member) {
        if (node instanceof ObjectNode object) {
            coding(object);
            reference(object, member);
            object.properties().forEach(it -> child(it.getKey(), it.getValue()));
        } else if (node instanceof ArrayNode list) {
            list.forEach(item -> node(item, member));
        }
    }

    private void child(String name, JsonNode value) {
        if (value.isString()) {
            text(name, value.stringValue());
        } else if (value instanceof ArrayNode list) {
            list.forEach(item -> child(name, item));
        } else {
            node(value, name);
        }
    }

    private void coding(ObjectNode object) {
        if (!object.path("code").isString()) {
            return;
        }
        displays.add(object.path("display").asString("").toLowerCase(Locale.ROOT));
        if (object.path("system").isString()) {
            Optional<Effect> effect = rules.of(
                    object.get("system").stringValue(), object.get("code").stringValue());
            effect.ifPresentOrElse(evidence::add, () -> evidence.unclassified = true);
        } else if (object.propertyStream().allMatch(it -> CODING.contains(it.getKey()))) {
            evidence.unclassified = true;
        }
    }

    private void reference(ObjectNode object, String member) {
        if (object.path("reference").isString()
                && ReferenceText.parse(object.get("reference").stringValue())
                        instanceof ReferenceText.Relative relative) {
            evidence.refersTo.add(relative.key());
            if (rules.quotes.contains(member)) {
                evidence.lendsTo.add(relative.key());
            }
        }
    }

    private void text(String name, String value) {
        rules.terms.find(value, evidence.sensitivities);
        if (name.equals("data") || name.equals("valueBase64Binary")) {
            rules.terms.find(decoded(value), evidence.sensitivities);
        }
        if (isText(name) && !rules.isPhrase(value)) {
            texts.add(value.toLowerCase(Locale.ROOT));
        }
    }

    /** Whether an element holds words of a person's own choice; those that only repeat a code's display are no narrative. */
    private boolean isText(String name) {
        return StructureCheck.mayHoldText(name) && !rules.plain.contains(name);
    }

    /** As text, whatever it is: words are found in plain text and HTML, and nothing is lost where there are none. */
    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
