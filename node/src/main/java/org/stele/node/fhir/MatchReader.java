package org.stele.node.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.match.MatchRequest;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is sent to {@code $match}: {@code Parameters} with a {@code Patient}, or the {@code Patient} itself. Safe for use by many threads. */
public final class MatchReader {
    private static final String PARAMETERS = "Parameters";
    private static final String PATIENT = "Patient";
    private static final String RESOURCE = "resource";
    private static final int COUNT = 10;

    private final ResourceText text = new ResourceText(IntakeLimits.STANDARD);
    private final StructureCheck structure = new StructureCheck(IntakeLimits.STANDARD.maxIssues());
    private final TermExtractor terms = new TermExtractor(SearchParameters.R4);

    /** What was sent, while it is read. */
    private static final class Draft {
        private Optional<JsonNode> patient = Optional.empty();
        private Optional<Boolean> onlyCertain = Optional.empty();
        private Optional<Integer> count = Optional.empty();
    }

    /**
     * Reads it.
     *
     * @throws ProblemException with every place that is wrong
     * @throws InvalidSearchException where it says too little of a person, or more than is compared, or guesses
     */
    public MatchRequest read(byte[] body) {
        try {
            return checked(draft(text.tree(body, PARAMETERS)));
        } catch (InvalidBundleException e) {
            throw new ProblemException(ProblemCode.INVALID, FhirDoor.issues(e.issues()));
        }
    }

    private MatchRequest checked(Draft draft) {
        ObjectNode patient = draft.patient
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new InvalidSearchException(InvalidSearchException.Reason.REQUIRED, RESOURCE));
        if (!patient.path("resourceType").asString("").equals(PATIENT)) {
            throw new InvalidBundleException(RESOURCE, Reason.OTHER_KIND);
        }
        List<Issue> issues = structure.check(patient, PATIENT);
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        MatchBounds.require(patient);
        MatchRequest request =
                new MatchRequest(terms.extract(patient), draft.onlyCertain.orElse(false), draft.count.orElse(COUNT));
        if (request.isGuessed()) {
            throw new InvalidSearchException(InvalidSearchException.Reason.GUESSED, "Patient.name");
        }
        if (!request.isEnough()) {
            throw new InvalidSearchException(InvalidSearchException.Reason.TOO_LITTLE, PATIENT);
        }
        return request;
    }

    private static Draft draft(JsonNode tree) {
        Draft draft = new Draft();
        if (!tree.path("resourceType").asString("").equals(PARAMETERS)) {
            draft.patient = Optional.of(tree);
            return draft;
        }
        int place = 0;
        for (JsonNode parameter : tree.path("parameter")) {
            read(parameter, PARAMETERS + ".parameter[" + place++ + "]", draft);
        }
        return draft;
    }

    private static void read(JsonNode parameter, String path, Draft draft) {
        switch (parameter.path("name").asString("")) {
            case RESOURCE -> draft.patient = once(draft.patient, value(parameter, RESOURCE, path), path);
            case "onlyCertainMatches" -> {
                JsonNode value = value(parameter, "valueBoolean", path);
                require(value.isBoolean(), path, Reason.WRONG_TYPE);
                draft.onlyCertain = once(draft.onlyCertain, value.booleanValue(), path);
            }
            case "count" -> {
                JsonNode value = value(parameter, "valueInteger", path);
                require(value.canConvertToInt() && value.canConvertToExactIntegral(), path, Reason.BAD_FORMAT);
                require(value.intValue() > 0, path, Reason.BAD_FORMAT);
                draft.count = once(draft.count, Math.min(value.intValue(), MatchRequest.MOST), path);
            }
            default -> throw new InvalidBundleException(path + ".name", Reason.UNKNOWN_ELEMENT);
        }
    }

    private static JsonNode value(JsonNode parameter, String member, String path) {
        require(Set.of("name", member).equals(new TreeSet<>(parameter.propertyNames())), path, Reason.UNKNOWN_ELEMENT);
        return parameter.path(member);
    }

    private static <T> Optional<T> once(Optional<T> before, T value, String path) {
        require(before.isEmpty(), path, Reason.TOO_MANY);
        return Optional.of(value);
    }

    private static void require(boolean condition, String path, Reason otherwise) {
        if (!condition) {
            throw new InvalidBundleException(path, otherwise);
        }
    }
}
