package org.stele.wallet.http;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a node's answers. What a newer node adds is passed over: an older client goes on. */
public final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Answers() {}

    /**
     * Reads an answer.
     *
     * @throws IOException where a part that the client needs is missing or of another form
     */
    public static <T> T read(JsonNode answer, Class<T> type) throws IOException {
        try {
            return JSON.treeToValue(answer, type);
        } catch (JacksonException e) {
            throw new IOException("the node's answer lacks what this program needs: is it of an older version?", e);
        }
    }

    static JsonNode tree(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON: is it a Stele node?", e);
        }
    }
}
