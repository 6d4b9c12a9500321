package org.stele.wallet.http;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a node's answers. What a newer node adds is passed over: an older client goes on. */
public final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Answers() {}

    /**
     * Reads an answer.
     *
     * @throws IOException where a part that the client needs is missing or of another form
     */
    public static <T> T read(JsonNode answer, Class<T> type) throws IOException {
        try {
            if (answer.isObject()) {
                return JSON.treeToValue(answer, type);
            }
        } catch (JacksonException e) {
            throw lacking(e);
        }
        throw lacking(new IllegalArgumentException("not an object"));
    }

    private static IOException lacking(Exception cause) {
        return new IOException("the node's answer lacks what this program needs: is it of an older version?", cause);
    }

    static JsonNode tree(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON: is it a Stele node?", e);
        }
    }

    /** What a node says that does not do what it was asked; whatever is missing in it is empty. */
    static NodeProblem problem(int status, byte[] body) throws IOException {
        JsonNode document = tree(body);
        List<NodeProblem.Issue> issues = document.path("issues")
                .valueStream()
                .map(issue -> new NodeProblem.Issue(
                        issue.path("path").asString(""), issue.path("code").asString("")))
                .toList();
        return new NodeProblem(
                status,
                document.path("code").asString("HTTP_" + status),
                document.path("detail").asString(""),
                issues);
    }
}
