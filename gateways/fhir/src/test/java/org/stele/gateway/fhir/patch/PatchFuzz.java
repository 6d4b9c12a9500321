package org.stele.gateway.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.issue.InvalidBundleException;

/** A patch is applied or refused in the one way, whatever it is, and without a word of it in the answer. */
class PatchFuzz {
    private static final Bytes RESOURCE = Bytes.wrap("""
            {"resourceType":"Observation","code":{"coding":[{"code":"a"},{"code":"b"}]},"note":[{"text":"c"}],"valueInteger":1}
            """.getBytes(StandardCharsets.UTF_8));
    private static final byte[] PATCH = """
            [{"op":"test","path":"/code/coding/0/code","value":"a"},
             {"op":"copy","from":"/code/coding/1","path":"/code/coding/-"},
             {"op":"move","from":"/note/0","path":"/note/1"},{"op":"add","path":"/comment","value":"Walton"}]
            """.getBytes(StandardCharsets.UTF_8);

    @Provide
    Arbitrary<String> operations() {
        Arbitrary<String> places = Arbitraries.of(
                "",
                "/",
                "/code",
                "/code/coding",
                "/code/coding/0",
                "/code/coding/-",
                "/code/coding/7",
                "/note/0/text",
                "/note/0/text/0",
                "/valueInteger",
                "/valueInteger/0",
                "/note/-",
                "/~1",
                "/resourceType",
                "/nothing");
        Arbitrary<String> values = Arbitraries.of("1", "null", "{}", "[]", "[[[{}]]]", "\"Walton\"", "1e400", "-0.0");
        return Combinators.combine(
                        Arbitraries.of("add", "remove", "replace", "move", "copy", "test"), places, places, values)
                .as((op, from, path, value) -> "{\"op\":\"" + op + "\",\"from\":\"" + from + "\",\"path\":\"" + path
                        + "\",\"value\":" + value + "}");
    }

    @Property(tries = 3000)
    void anyOperationsAreAppliedOrRefused(@ForAll @Size(max = 8) List<@From("operations") String> some) {
        holds(("[" + String.join(",", some) + "]").getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void aChangedPatchIsAppliedOrRefused(@ForAll @IntRange(max = 2_000) int place, @ForAll byte value) {
        byte[] changed = PATCH.clone();
        changed[place % changed.length] = value;
        holds(changed);
    }

    @Property(tries = 300)
    void aCutPatchIsRefused(@ForAll @IntRange(max = 2_000) int length) {
        holds(Arrays.copyOf(PATCH, length % PATCH.length));
    }

    @Property(tries = 300)
    void anyBytesAreAppliedOrRefused(@ForAll byte[] bytes) {
        holds(bytes);
    }

    private static void holds(byte[] patch) {
        try {
            Bytes patched = JsonPatching.read(patch).apply(RESOURCE);
            assertThat(patched.length()).isPositive();
        } catch (InvalidBundleException e) {
            assertThat(e.getMessage()).doesNotContain("Walton");
        }
    }
}
