package org.stele.node.document;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.exchange.feed.FeedChart;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.document.RefusedDocumentException.Reason;
import org.stele.vault.subject.Identifier;
import tools.jackson.databind.JsonNode;

/**
 * Whether whom a document is about can be the patient in whose chart its number leads: one wrong digit leads into another's. What one
 * of the two does not say contradicts nothing.
 */
final class Recognition {
    private static final String PLACE = "/ClinicalDocument/recordTarget/patientRole";
    private static final String URI = "urn:ietf:rfc:3986";
    private static final Set<String> SEXES = Set.of("female", "male");

    private Recognition() {}

    /**
     * Requires that nothing speaks against it. What does is not said: it may be what the patient keeps back.
     *
     * @param said the Patient of the document
     * @param present the one in the chart
     * @throws RefusedDocumentException where birth date, sex or an identifier of the same authority is another's
     */
    static void require(JsonNode said, JsonNode present, FeedChart chart) {
        boolean isOther = isOtherDay(text(said, "birthDate"), text(present, "birthDate"))
                || isOtherSex(text(said, "gender"), text(present, "gender"))
                || hasOtherIdentifier(said, present)
                || identifiers(said).anyMatch(chart::isOfAnother);
        if (isOther) {
            throw new RefusedDocumentException(
                    Reason.OTHER_PERSON,
                    PLACE,
                    "birth date, sex or another identifier is not that of the patient with this number: look whether the number is the"
                            + " right one, or correct what is wrong where it is wrong");
        }
    }

    /** One may be less exact than the other. */
    private static boolean isOtherDay(String one, String other) {
        return !one.startsWith(other) && !other.startsWith(one);
    }

    private static boolean isOtherSex(String one, String other) {
        return SEXES.contains(one) && SEXES.contains(other) && !one.equals(other);
    }

    /** Of an authority whose numbers both have, and none the same. */
    private static boolean hasOtherIdentifier(JsonNode said, JsonNode present) {
        List<Identifier> known = identifiers(present).toList();
        return identifiers(said)
                .collect(Collectors.groupingBy(Identifier::authority, Collectors.toSet()))
                .entrySet()
                .stream()
                .anyMatch(authority -> isOther(
                        authority.getValue(),
                        known.stream()
                                .filter(it -> it.authority().equals(authority.getKey()))
                                .toList()));
    }

    private static boolean isOther(Set<Identifier> said, List<Identifier> known) {
        return !known.isEmpty() && known.stream().noneMatch(said::contains);
    }

    /** Those of an authority. */
    private static Stream<Identifier> identifiers(JsonNode patient) {
        return patient.path("identifier")
                .valueStream()
                .filter(it -> !text(it, "system").isBlank()
                        && !text(it, "system").equals(URI)
                        && !text(it, "value").isBlank())
                .map(it -> new Identifier(text(it, "system"), text(it, "value")));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
