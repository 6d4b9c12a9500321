package org.stele.vault.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;

class PartsTest {
    @Test
    void anIndexWeighsByItsEntriesAndByWhatTheyAreFoundBy() {
        assertThat(weight("short", "short")).isEqualTo(2);
        assertThat(weight("short", "long".repeat(12_800))).isEqualTo(102);
    }

    private static long weight(String... texts) {
        List<SegmentEntry> entries =
                List.of(texts).stream().map(PartsTest::entry).toList();
        return Parts.of(RandomId.generate(), 1, List.of())
                .plus(entries, Set.of())
                .weight();
    }

    private static SegmentEntry entry(String text) {
        TreeMap<String, SortedSet<String>> terms = new TreeMap<>();
        terms.put("value-string", new TreeSet<>(List.of(text)));
        return SegmentEntry.committed(
                RandomId.generate(),
                Labels.of(Label.kind("Observation")),
                new Facts("Observation/1", 0, new TreeSet<>(), terms),
                Optional.empty());
    }
}
