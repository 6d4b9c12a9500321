package org.stele.node.http;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;

/** Reads and writes records as strict JSON: one meaning, or a refusal that says where. */
final class StrictJsonConverter implements HttpMessageConverter<Object> {
    /** The gate has limited the length already, route by route. */
    private static final JsonLimits LIMITS = new JsonLimits(1 << 30, 32);

    private static final List<MediaType> TYPES =
            List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType(Problem.MEDIA_TYPE));

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type.isRecord() && mediaType != null && MediaType.APPLICATION_JSON.includes(mediaType);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return (type.isRecord() || List.class.isAssignableFrom(type))
                && (mediaType == null || TYPES.stream().anyMatch(known -> known.isCompatibleWith(mediaType)));
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return TYPES;
    }

    @Override
    public Object read(Class<?> type, HttpInputMessage message) throws IOException {
        try {
            return StrictJson.parse(message.getBody().readAllBytes(), type, LIMITS);
        } catch (InvalidJsonException e) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON, List.of(issue(e)));
        }
    }

    @Override
    public void write(Object value, @Nullable MediaType mediaType, HttpOutputMessage message) throws IOException {
        byte[] body = StrictJson.write(value);
        message.getHeaders().setContentType(mediaType == null ? MediaType.APPLICATION_JSON : mediaType);
        message.getHeaders().setContentLength(body.length);
        message.getBody().write(body);
    }

    private static ProblemIssue issue(InvalidJsonException e) {
        return new ProblemIssue(e.path(), JsonIssueCode.of(e.reason()));
    }
}
