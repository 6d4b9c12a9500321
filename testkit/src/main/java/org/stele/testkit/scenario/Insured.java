package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.SeatClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A number that many organisations know a person by: the one on a card in the pocket.
 *
 * @param authority who gave it
 */
public record Insured(String authority, String number) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SOCIAL_SECURITY = "http://hl7.org/fhir/sid/us-ssn";

    /** The patient's whose records these are: the social security number, or else the first there is. */
    public static Insured in(Path bundle) throws IOException {
        List<Insured> all = new ArrayList<>();
        for (JsonNode entry : JSON.readTree(Samples.read(bundle)).path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asString("").equals("Patient")) {
                resource.path("identifier").forEach(identifier -> all.add(of(identifier)));
            }
        }
        return all.stream()
                .filter(insured -> insured.authority().equals(SOCIAL_SECURITY))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new StepFailed("the patient has no number"));
    }

    private static Insured of(JsonNode identifier) {
        return new Insured(
                identifier.path("system").asString(""), identifier.path("value").asString(""));
    }

    /** Someone whom nobody has met. */
    static Insured nobody() {
        return new Insured(SOCIAL_SECURITY, SubjectId.generate().toString());
    }

    /** The subject on which a seat asks hospital A for this person. */
    SubjectId askedBy(Story story, Place at, Holder seat) throws IOException, NodeProblem {
        return new SeatClient(at.node(), seat).subject(story.cast.hospitalA().id(), authority, number);
    }
}
