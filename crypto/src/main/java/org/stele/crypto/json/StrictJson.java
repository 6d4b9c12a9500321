package org.stele.crypto.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.TokenBuffer;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * Reads JSON of which there is only one meaning, and writes it. Refused are: a byte order mark and what is not UTF-8,
 * duplicate, unknown and missing members, {@code null}, numbers that are not integers within ±2^53, lone surrogates, anything
 * after the value, and every conversion from one type into another.
 *
 * <p>Types are records. A member may be missing where its component is an {@code Optional}, which is then empty. An {@code
 * Instant} is an integer: milliseconds since 1970. An enum is its exact name. Safe for use by many threads.
 */
public final class StrictJson {
    private static final JsonMapper MAPPER = mapper();
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private StrictJson() {}

    /** Reads within {@link JsonLimits#TRANSACTION}. */
    public static <T> T parse(byte[] utf8, Class<T> type) throws InvalidJsonException {
        return parse(utf8, type, JsonLimits.TRANSACTION);
    }

    public static <T> T parse(byte[] utf8, Class<T> type, JsonLimits limits) throws InvalidJsonException {
        String text = JsonScan.decode(utf8, limits);
        try (StrictParser parser = StrictParser.over(text, limits)) {
            return READERS.get(type).readValue(parser);
        } catch (JacksonException e) {
            JsonScan.requireStrict(text, limits);
            throw refused(e);
        }
    }

    /** Reads any strict JSON value within {@code limits}. */
    public static JsonNode parseTree(byte[] utf8, JsonLimits limits) throws InvalidJsonException {
        return parse(utf8, JsonNode.class, limits);
    }

    /** Turns a part of a tree, read by this class, into a record by the same rules. */
    public static <T> T bind(JsonNode tree, Class<T> type) throws InvalidJsonException {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    /** As {@link #bind(JsonNode, Class)}, for what a record took unread into a {@code TokenBuffer}. */
    public static <T> T bind(TokenBuffer unread, Class<T> type) throws InvalidJsonException {
        try {
            return READERS.get(type).readValue(unread.asParser());
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    /** Compact UTF-8, members in the order of the record's components, empty {@code Optional}s left out. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static InvalidJsonException refused(JacksonException e) {
        String path = JsonPaths.of(e);
        if (e instanceof UnrecognizedPropertyException) {
            return new InvalidJsonException(path.substring(0, Math.max(0, path.lastIndexOf('/'))), "unknown member");
        }
        boolean missing = e instanceof DatabindException
                && String.valueOf(e.getOriginalMessage()).startsWith("Missing required creator property");
        return new InvalidJsonException(path, missing ? "missing member" : "not of the expected form");
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(config -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        config.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .annotationIntrospector(new RequiredComponents())
                .addModule(new InstantAsMilliseconds())
                .addModule(exactEnums())
                .addModule(new BlackbirdModule())
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .build();
    }

    private static SimpleModule exactEnums() {
        SimpleModule module = new SimpleModule("enums by their exact name");
        module.setDeserializers(new ExactEnums());
        return module;
    }
}
