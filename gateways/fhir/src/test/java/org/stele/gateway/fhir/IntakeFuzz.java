package org.stele.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is done to a real bundle: it is taken in, or refused in the one way, without a word of it in the message. */
class IntakeFuzz {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] BUNDLE = TestBundles.sample("Walton167");
    private static final Intake INTAKE = Intake.standard();

    @Property(tries = 300)
    void changedBytes(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 80_000) Integer> places, @ForAll byte value) {
        byte[] bytes = BUNDLE.clone();
        places.forEach(it -> bytes[it % bytes.length] = value);
        holds(bytes);
    }

    @Property(tries = 200)
    void aBundleCutAnywhere(@ForAll @IntRange(max = 90_000) int length) {
        holds(Arrays.copyOf(BUNDLE, Math.min(length, BUNDLE.length - 1)));
    }

    @Property(tries = 100)
    void anyBytes(@ForAll byte[] bytes) {
        holds(bytes);
    }

    @Property(tries = 300)
    void changedTrees(@ForAll long seed) {
        Random random = new Random(seed);
        JsonNode tree = JSON.readTree(BUNDLE);
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutate(tree, random);
        }
        holds(JSON.writeValueAsBytes(tree));
    }

    private static void holds(byte[] bytes) {
        try {
            assertThat(INTAKE.read(bytes).resources()).isNotEmpty();
        } catch (InvalidBundleException e) {
            assertThat(e.issues()).isNotEmpty();
            assertThat(e.getMessage()).doesNotContain("Walton", "Ratke", "Synthea", "Massachusetts");
            assertThat(e.issues()).allMatch(it -> it.path().matches("Bundle[A-Za-z0-9_.\\[\\]*]*"));
        }
    }

    private static void mutate(JsonNode tree, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        JsonNode donor = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof ObjectNode object) {
            String name = pick(List.copyOf(object.propertyNames()), random);
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name, donor.deepCopy());
                case 2 -> object.put(name, random.nextInt());
                case 3 -> object.putNull(name);
                default -> object.put("Walton", "Ratke");
            }
        } else if (chosen instanceof ArrayNode array) {
            switch (random.nextInt(3)) {
                case 0 -> array.removeAll();
                case 1 -> array.add(donor.deepCopy());
                default -> array.insertNull(0);
            }
        }
    }

    private static String pick(List<String> names, Random random) {
        return names.isEmpty() ? "id" : names.get(random.nextInt(names.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    @Property(tries = 50)
    void manyOpenBracketsNeverOverflowTheStack(@ForAll @IntRange(min = 1, max = 200_000) int depth) {
        holds(("{\"resourceType\":\"Bundle\",\"type\":" + "[".repeat(depth)).getBytes(StandardCharsets.UTF_8));
    }
}
