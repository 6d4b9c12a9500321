package org.stele.node.fhir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts one patient in another's place in a resource: each Reference to the one becomes one to the other, without what it said of the one
 * beside (R4 references.html). What would still tell who the one is, is refused: a person has to write such a resource anew.
 */
final class Reattribution {
    private static final String REFERENCE = "reference";
    private static final String IDENTIFIER = "identifier";
    private static final String DISPLAY = "display";
    private static final String PATIENT = "Patient";
    private static final String HISTORY = "/_history/";
    private static final Pattern TO_A_PATIENT = Pattern.compile("(^|.*/)" + PATIENT + "[/?].*");
    /** Elements of R4 whose Reference without an address means whose the resource is. */
    private static final Set<String> WHOSE = Set.of("subject", "patient", "beneficiary", "sourcePatientInfo", "for");

    private final String wrong;
    private final String right;
    private final Set<JsonNode> said = new HashSet<>();

    private Reattribution(String wrong, String right) {
        this.wrong = wrong;
        this.right = right;
    }

    /**
     * Changes the resource.
     *
     * @param wrong the address of the patient whom it must not be about
     * @param right the address of the other
     * @throws ExchangeException {@code INVALID} where a Patient is contained, or a Reference without an address, or to an address elsewhere,
     *     may mean the one
     */
    static void apply(JsonNode resource, String wrong, String right) {
        Reattribution reattribution = new Reattribution(wrong, right);
        reattribution.rewrite(resource);
        reattribution.requireNoneLeft(resource, "");
    }

    private void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object && isTo(object.path(REFERENCE), wrong)) {
            List.of(IDENTIFIER, DISPLAY).stream().filter(object::has).forEach(it -> said.add(object.get(it)));
            object.put(REFERENCE, right).remove(List.of(IDENTIFIER, DISPLAY, "_" + DISPLAY));
        }
        node.forEach(this::rewrite);
    }

    private void requireNoneLeft(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            requireNone(object, name);
            object.properties().forEach(child -> requireNoneLeft(child.getValue(), child.getKey()));
        } else {
            node.forEach(child -> requireNoneLeft(child, name));
        }
    }

    private void requireNone(ObjectNode object, String name) {
        if (name.equals("contained") && object.path("resourceType").asString("").equals(PATIENT)) {
            throw refusal("CONTAINED_PATIENT", "it contains the patient: write it anew for the other one");
        }
        JsonNode reference = object.path(REFERENCE);
        boolean isElsewhere = TO_A_PATIENT.matcher(reference.asString("")).matches() && !isTo(reference, right);
        if (isElsewhere || isNamed(object, name)) {
            throw refusal(
                    "NAMES_PATIENT", "a reference in it may name the patient without their address: write it anew");
        }
    }

    /** Whether it is a Reference without an address that may mean the patient, or says what another said of them. */
    private boolean isNamed(ObjectNode object, String name) {
        boolean isLogical = !object.has(REFERENCE) && (object.has(IDENTIFIER) || object.has(DISPLAY));
        boolean isPatient =
                WHOSE.contains(name) || object.path("type").asString("").equals(PATIENT);
        return (isLogical && isPatient)
                || said.contains(object.path(IDENTIFIER))
                || said.contains(object.path(DISPLAY));
    }

    private static boolean isTo(JsonNode reference, String patient) {
        String address = reference.asString("");
        return address.equals(patient) || address.startsWith(patient + HISTORY);
    }

    private static ExchangeException refusal(String code, String message) {
        return new ExchangeException(Reason.INVALID, message, List.of(new Issue("resource", code)));
    }
}
