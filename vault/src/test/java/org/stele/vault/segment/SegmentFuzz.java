package org.stele.vault.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.Hostile;
import org.stele.vault.VaultFixture;
import org.stele.vault.record.RecordDraft;

class SegmentFuzz {
    private static final List<SegmentEntry> ENTRIES = entries();
    private static final byte[] VALID = SegmentCodec.encode(ENTRIES);

    @Test
    void anIndexComesBackAsItWas() {
        assertThat(SegmentCodec.decode(VALID)).isEqualTo(ENTRIES);
    }

    @Property(tries = 3_000)
    void changedBytesAreReadStrictlyOrRefused(@ForAll int position, @ForAll byte value) {
        Hostile.assertStrict(
                Hostile.mutate(VALID, position, value), bytes -> SegmentCodec.encode(SegmentCodec.decode(bytes)));
    }

    @Property(tries = 1_000)
    void anyBytesAreReadStrictlyOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
        Hostile.assertStrict(bytes, input -> SegmentCodec.encode(SegmentCodec.decode(input)));
    }

    private static List<SegmentEntry> entries() {
        RecordDraft draft = VaultFixture.draft(RandomId.generate(), "Observation", "");
        SegmentEntry first = SegmentEntry.committed(draft.id(), draft.labels(), draft.facts(), Optional.empty());
        SegmentEntry second =
                SegmentEntry.committed(RandomId.generate(), draft.labels(), draft.facts(), Optional.of(draft.id()));
        return List.of(
                first.superseded().withHolds(new TreeSet<>(List.of(RandomId.generate(), RandomId.generate()))),
                second.restricted(new Restriction(LocalDate.of(2034, 2, 3), "STATUTORY_RETENTION")));
    }
}
