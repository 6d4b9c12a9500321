package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;

/** Commands that arrive damaged are refused as such, or do something defined: nothing else ever happens. */
final class CommandFuzz {
    private static final List<Record> SAMPLES = Samples.all();

    @Provide
    Arbitrary<Record> samples() {
        return Arbitraries.of(SAMPLES);
    }

    @Property(tries = 3000)
    void oneByteChanged(@ForAll("samples") Record sample, @ForAll int place, @ForAll byte value) {
        byte[] json = StrictJson.write(sample);
        json[Math.floorMod(place, json.length)] = value;
        arrives(json, sample.getClass());
    }

    @Property(tries = 1000)
    void cutShort(@ForAll("samples") Record sample, @ForAll int place) {
        byte[] json = StrictJson.write(sample);
        arrives(Arrays.copyOf(json, Math.floorMod(place, json.length)), sample.getClass());
    }

    @Property(tries = 1000)
    void aPieceTwice(@ForAll("samples") Record sample, @ForAll int from, @ForAll int length) {
        byte[] json = StrictJson.write(sample);
        int start = Math.floorMod(from, json.length);
        int end = Math.min(json.length, start + Math.floorMod(length, 80));
        byte[] doubled = new byte[json.length + end - start];
        System.arraycopy(json, 0, doubled, 0, end);
        System.arraycopy(json, start, doubled, end, json.length - start);
        arrives(doubled, sample.getClass());
    }

    @Property(tries = 1000)
    void anotherCommandsBody(@ForAll("samples") Record sample, @ForAll("samples") Record other) {
        arrives(StrictJson.write(sample), other.getClass());
    }

    @Property(tries = 1000)
    void nothingInAPlace(@ForAll("samples") Record sample, @ForAll int place) {
        String json = new String(StrictJson.write(sample), StandardCharsets.UTF_8);
        String[] parts = json.split("\"[^\"]*\"", -1);
        int hole = Math.floorMod(place, Math.max(1, parts.length));
        int at = 0;
        for (int i = 0; i < hole; i++) {
            at = json.indexOf('"', json.indexOf('"', at) + 1) + 1;
        }
        int end = json.indexOf('"', json.indexOf('"', at) + 1) + 1;
        String holed = end > at ? json.substring(0, json.indexOf('"', at)) + "null" + json.substring(end) : json;
        arrives(holed.getBytes(StandardCharsets.UTF_8), sample.getClass());
    }

    private static <T extends Record> void arrives(byte[] json, Class<T> type) {
        try {
            T command = StrictJson.parse(json, type);
            World world = new World();
            assertThat(world.by(World.NORTH).does(command)).isNotNull();
            assertThat(world.byPatient().does(command)).isNotNull();
        } catch (InvalidJsonException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
