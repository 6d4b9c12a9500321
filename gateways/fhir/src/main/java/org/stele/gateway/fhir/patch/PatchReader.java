package org.stele.gateway.fhir.patch;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Reads the operations of a JSON Patch, all of them before anything is done, and refuses those that have not its form. */
final class PatchReader {
    static final String PATCH = "patch";
    static final JsonProvider JSON = JsonProvider.provider();

    /** Operations. */
    static final int MOST = 200;

    private static final StrictJson STRICT =
            new StrictJson(IntakeLimits.STANDARD.maxBytes(), IntakeLimits.STANDARD.maxDepth());
    private static final Set<String> TAKING_VALUES = Set.of("add", "replace", "test");
    private static final Set<String> TAKING_PLACES = Set.of("move", "copy");
    private static final String REMOVE = "remove";

    /** RFC 6901 §3. */
    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*+)*+");

    /** RFC 6901 §4 has one way to write an index, which the library does not ask for; no name in FHIR is a number. */
    private static final Pattern OTHER_INDEX = Pattern.compile("/(?!(?:0|[1-9][0-9]{0,8})(?:/|$))\\p{Nd}++(?:/|$)");

    private PatchReader() {}

    /** @throws InvalidBundleException with every operation that is wrong */
    static List<JsonObject> read(byte[] patch) {
        requireStrict(patch);
        if (!(value(patch) instanceof JsonArray array)) {
            throw new InvalidBundleException(PATCH, Reason.WRONG_TYPE);
        }
        if (array.size() > MOST) {
            throw new InvalidBundleException(PATCH, Reason.TOO_MANY);
        }
        List<Issue> issues = new ArrayList<>();
        List<JsonObject> operations = new ArrayList<>(array.size());
        for (JsonValue operation : array) {
            check(operation, path(operations.size()), issues);
            operations.add(operation instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
        }
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        return operations;
    }

    static String path(int operation) {
        return PATCH + "[" + operation + "]";
    }

    static JsonValue value(byte[] json) {
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(json))) {
            return reader.readValue();
        } catch (JsonException e) {
            throw new InvalidBundleException(PATCH, Reason.SYNTAX);
        }
    }

    /** The library takes the last of two members of one name. */
    private static void requireStrict(byte[] patch) {
        STRICT.checkText(patch, PATCH);
        try (JsonParser parser = STRICT.parser(patch)) {
            parser.nextToken();
            TreeReader.whole(parser, PATCH);
        } catch (JacksonException e) {
            throw TreeReader.refusal(e, PATCH);
        }
    }

    private static void check(JsonValue value, String path, List<Issue> issues) {
        if (!(value instanceof JsonObject operation)) {
            issues.add(new Issue(path, Reason.WRONG_TYPE));
            return;
        }
        String name = operation.get("op") instanceof JsonString op ? op.getString() : "";
        checkPointer(operation, "path", path, issues);
        if (TAKING_PLACES.contains(name)) {
            checkPointer(operation, "from", path, issues);
        } else if (TAKING_VALUES.contains(name)) {
            if (!operation.containsKey("value")) {
                issues.add(new Issue(path + ".value", Reason.TOO_FEW));
            }
        } else if (!name.equals(REMOVE)) {
            issues.add(new Issue(path + ".op", Reason.NOT_IN_VALUE_SET));
        }
    }

    private static void checkPointer(JsonObject operation, String member, String path, List<Issue> issues) {
        if (!(operation.get(member) instanceof JsonString pointer)) {
            issues.add(new Issue(path + "." + member, Reason.TOO_FEW));
        } else if (depth(pointer.getString()) > IntakeLimits.STANDARD.maxDepth()) {
            issues.add(new Issue(path + "." + member, Reason.DEPTH));
        } else if (!POINTER.matcher(pointer.getString()).matches()
                || OTHER_INDEX.matcher(pointer.getString()).find()) {
            issues.add(new Issue(path + "." + member, Reason.BAD_FORMAT));
        }
    }

    /** How many steps a pointer has. */
    static long depth(String pointer) {
        return pointer.chars().filter(it -> it == '/').count();
    }
}
