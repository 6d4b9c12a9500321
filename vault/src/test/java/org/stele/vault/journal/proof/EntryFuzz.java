package org.stele.vault.journal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.Hostile;
import org.stele.vault.VaultFixture;

class EntryFuzz {
    private static final Entry ENTRY = new Entry(
            Instant.parse("2026-05-06T07:08:09.010Z"),
            VaultFixture.TREAT,
            Touched.of(List.of(RandomId.generate(), RandomId.generate())),
            Entry.OK);
    private static final byte[] VALID = EntryCodec.encode(ENTRY);

    @Test
    void anEntryComesBackAsItWas() {
        assertThat(EntryCodec.decode(VALID)).isEqualTo(ENTRY);
    }

    @Test
    void manyRecordsAreCountedAndDigestedNotListed() {
        Touched many =
                Touched.of(Stream.generate(RandomId::generate).limit(1_001).toList());
        Entry entry = new Entry(ENTRY.time(), ENTRY.use(), many, Entry.OK);
        assertThat(many.listed()).isEmpty();
        assertThat(EntryCodec.decode(EntryCodec.encode(entry))).isEqualTo(entry);
    }

    @Property(tries = 3_000)
    void changedBytesAreReadStrictlyOrRefused(@ForAll int position, @ForAll byte value) {
        Hostile.assertStrict(
                Hostile.mutate(VALID, position, value), bytes -> EntryCodec.encode(EntryCodec.decode(bytes)));
    }
}
