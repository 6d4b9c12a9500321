package org.stele.gateway.fhir.patch;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;

/**
 * A JSON Patch (RFC 6902) of at most 200 operations. A {@code test} compares decimals with their precision, which FHIR gives a
 * meaning. What a patch makes may be no resource any more: that is for whoever takes it in to see. Its text form shows nothing of
 * it. Safe for use by many threads.
 */
public final class JsonPatching {
    public static final String MEDIA_TYPE = "application/json-patch+json";

    /** Characters that one patch may copy in all: each copy could double a resource. */
    private static final long MOST_COPIED = 1 << 20;

    private static final Pattern IN_LIST = Pattern.compile(".*/(?:-|\\d+)", Pattern.DOTALL);

    private final List<JsonObject> operations;

    private JsonPatching(List<JsonObject> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * Reads one.
     *
     * @throws InvalidBundleException with every operation that is wrong, as {@code patch[0]}
     */
    public static JsonPatching read(byte[] patch) {
        return new JsonPatching(PatchReader.read(patch));
    }

    /**
     * What it makes of a resource: all operations or none.
     *
     * @param resource JSON
     * @throws InvalidBundleException with the first operation that cannot be done, or whose test fails
     */
    public Bytes apply(Bytes resource) {
        JsonStructure patched = (JsonStructure) PatchReader.value(resource.unsafeArray());
        long copied = 0;
        for (int i = 0; i < operations.size(); i++) {
            JsonObject operation = operations.get(i);
            copied += grown(patched, operation, PatchReader.path(i));
            requireRoom(copied, PatchReader.path(i));
            patched = applied(patched, operation, PatchReader.path(i));
        }
        return text(patched);
    }

    /**
     * Whether sending it twice may do more than sending it once, since it puts something into a list or takes something out of one. No
     * name in FHIR is a number, so that its operations alone tell.
     */
    public boolean addsUp() {
        return operations.stream().anyMatch(JsonPatching::addsUp);
    }

    private static boolean addsUp(JsonObject operation) {
        return switch (operation.getString("op")) {
            case "add", "copy", "remove" -> isInList(operation.getString("path"));
            case "move" -> isInList(operation.getString("path")) || isInList(operation.getString("from"));
            default -> false;
        };
    }

    private static boolean isInList(String pointer) {
        return IN_LIST.matcher(pointer).matches();
    }

    private static void requireRoom(long copied, String path) {
        if (copied > MOST_COPIED) {
            throw new InvalidBundleException(path, Reason.SIZE);
        }
    }

    /** How much is copied. What is put somewhere must not come to lie deeper than anything may. */
    private static long grown(JsonStructure target, JsonObject operation, String path) {
        JsonValue put = switch (operation.getString("op")) {
            case "add", "replace" -> operation.getOrDefault("value", JsonValue.NULL);
            case "copy", "move" -> at(target, operation.getString("from"), path);
            default -> JsonValue.NULL;
        };
        Weight weight = Weight.of(put);
        if (PatchReader.depth(operation.getString("path")) + weight.depth() > IntakeLimits.STANDARD.maxDepth()) {
            throw new InvalidBundleException(path, Reason.DEPTH);
        }
        return operation.getString("op").equals("copy") ? weight.length() : 0;
    }

    private static JsonValue at(JsonStructure target, String pointer, String path) {
        try {
            return PatchReader.JSON.createPointer(pointer).getValue(target);
        } catch (JsonException | IndexOutOfBoundsException e) {
            throw new InvalidBundleException(path, Reason.NO_SUCH_PLACE);
        }
    }

    private static JsonStructure applied(JsonStructure target, JsonObject operation, String path) {
        try {
            return operation.getString("op").equals("move")
                    ? moved(target, operation.getString("from"), operation.getString("path"), path)
                    : patch(operation).apply(target);
        } catch (JsonException | IndexOutOfBoundsException | ClassCastException e) {
            boolean isTest = operation.getString("op").equals("test");
            throw new InvalidBundleException(path, isTest ? Reason.TEST_FAILED : Reason.NO_SUCH_PLACE);
        }
    }

    private static JsonPatch patch(JsonObject operation) {
        return PatchReader.JSON.createPatch(
                PatchReader.JSON.createArrayBuilder().add(operation).build());
    }

    /** A removal and an addition (RFC 6902 §4.4): the library takes {@code /a/1} for something that has {@code /a/10} in it. */
    private static JsonStructure moved(JsonStructure target, String from, String to, String path) {
        if (to.startsWith(from + "/")) {
            throw new InvalidBundleException(path, Reason.NO_SUCH_PLACE);
        }
        JsonValue value = at(target, from, path);
        return from.equals(to)
                ? target
                : PatchReader.JSON
                        .createPatchBuilder()
                        .remove(from)
                        .add(to, value)
                        .build()
                        .apply(target);
    }

    /** Half a character, which an escape can write, is none. */
    private static Bytes text(JsonStructure patched) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(patched.toString()));
            byte[] text = new byte[bytes.remaining()];
            bytes.get(text);
            return Bytes.wrap(text);
        } catch (CharacterCodingException e) {
            throw new InvalidBundleException(PatchReader.PATCH, Reason.ENCODING);
        }
    }

    @Override
    public String toString() {
        return "JsonPatching[" + operations.size() + "]";
    }
}
