package org.stele.node.healthlink;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stele.exchange.healthlink.LinkUse;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request for a manifest (SMART Health Links 1.0). Whatever viewers send beside what is known is passed over. */
public final class ManifestRequest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestRequest() {}

    /**
     * Reads one.
     *
     * @throws ProblemException where it is none, with what to do
     */
    public static LinkUse read(byte[] body) {
        JsonNode request = tree(body);
        JsonNode recipient = request.path("recipient");
        JsonNode passcode = request.path("passcode");
        JsonNode longest = request.path("embeddedLengthMax");
        require(recipient.isString() && !recipient.stringValue().isBlank(), "Say in recipient who asks, in a string.");
        require(passcode.isString() || isNothing(passcode), "A passcode is a string.");
        require(isText(recipient) && isText(passcode), "Send whole characters: half of a surrogate pair is none.");
        require(
                isNothing(longest) || (longest.canConvertToLong() && longest.longValue() >= 0),
                "embeddedLengthMax is a number of characters.");
        return new LinkUse(
                recipient.stringValue(),
                passcode.isString() ? Optional.of(passcode.stringValue()) : Optional.empty(),
                isNothing(longest) ? Long.MAX_VALUE : longest.longValue());
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw malformed("Send JSON: {\"recipient\": …}, with the passcode where the link has one.");
        }
    }

    private static boolean isText(JsonNode node) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(node.asString(""));
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw malformed(otherwise);
        }
    }

    /** Without its cause, which may quote the passcode. */
    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(ProblemCode.MALFORMED_REQUEST, detail));
    }
}
