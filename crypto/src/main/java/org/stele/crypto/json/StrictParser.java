package org.stele.crypto.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Refuses, token by token, what a careless reader would let pass, so that a text is checked while a value is made of it. Every
 * way to the next token leads through {@link #checked}.
 */
final class StrictParser extends JsonParserDelegate {
    /** The largest magnitude of an integer that every JSON implementation keeps exactly (RFC 8259 §6). */
    private static final long MAX_INTEGER = 1L << 53;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final int maxDepth;
    /** Bytes that are UTF-8 hold no surrogate alone: it takes an escape to write one. */
    private final boolean hasEscapes;

    private int depth;

    private StrictParser(JsonParser parser, int maxDepth, boolean hasEscapes) {
        super(parser);
        this.maxDepth = maxDepth;
        this.hasEscapes = hasEscapes;
    }

    static StrictParser over(String text, JsonLimits limits) {
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text);
        return new StrictParser(parser, limits.depth(), text.indexOf('\\') >= 0);
    }

    /** How many arrays and objects are open. */
    int depth() {
        return depth;
    }

    @Override
    public @Nullable JsonToken nextToken() throws JacksonException {
        return checked(delegate.nextToken());
    }

    @Override
    public @Nullable JsonToken nextValue() throws JacksonException {
        JsonToken token = nextToken();
        return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextName() throws JacksonException {
        return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
    }

    @Override
    public boolean nextName(SerializableString expected) throws JacksonException {
        return nextToken() == JsonToken.PROPERTY_NAME && expected.getValue().equals(currentName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) throws JacksonException {
        int match = delegate.nextNameMatch(matcher);
        checked(delegate.currentToken());
        return match;
    }

    @Override
    public JsonParser skipChildren() throws JacksonException {
        int outside = depth - 1;
        boolean opened = currentToken() != null && currentToken().isStructStart();
        while (opened && depth > outside) {
            nextToken();
        }
        return this;
    }

    private @Nullable JsonToken checked(@Nullable JsonToken token) {
        if (token == null) {
            return null;
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> open();
            case END_OBJECT, END_ARRAY -> depth--;
            case PROPERTY_NAME, VALUE_STRING -> checkText();
            case VALUE_NUMBER_INT -> checkInteger();
            case VALUE_NUMBER_FLOAT -> throw refused("number that is not an integer");
            case VALUE_NULL -> throw refused("null");
            default -> {}
        }
        return token;
    }

    private void open() {
        depth++;
        if (depth > maxDepth) {
            throw refused("deeper than " + maxDepth + " levels");
        }
    }

    private void checkInteger() {
        boolean isLong = getNumberType() != NumberType.BIG_INTEGER;
        if (!isLong || Math.abs(getLongValue()) > MAX_INTEGER || getLongValue() == Long.MIN_VALUE) {
            throw refused("integer beyond 2^53");
        }
        if (getLongValue() == 0 && getString().startsWith("-")) {
            throw refused("negative zero");
        }
    }

    private void checkText() {
        if (hasEscapes) {
            checkSurrogates(getString());
        }
    }

    private void checkSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw refused("lone surrogate");
                }
                i++;
            }
        }
    }

    private Refusal refused(String reason) {
        return new Refusal(this, reason);
    }

    /** What is JSON and yet refused; its message is one of a closed set of phrases. */
    static final class Refusal extends StreamReadException {
        private static final long serialVersionUID = 1L;

        private Refusal(JsonParser parser, String reason) {
            super(parser, reason);
        }
    }
}
