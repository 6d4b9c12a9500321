package org.stele.ledger.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.crypto.Bytes;
import org.stele.ledger.toy.Mutations;

/** A log of which a file is damaged is refused, or ends earlier: it never gives back what nobody appended. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class EntryLogFuzz {
    private static final List<Bytes> ENTRIES =
            IntStream.range(0, 9).mapToObj(EntryLogFuzz::entry).toList();
    private static final int IN_OLDER = 5;

    private static Path folder;
    private static Path older;
    private static Path newest;
    private static byte[] inOlder;
    private static byte[] inNewest;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("entry-log");
        older = write(1, ENTRIES.subList(0, IN_OLDER));
        newest = write(IN_OLDER + 1, ENTRIES.subList(IN_OLDER, ENTRIES.size()));
        inOlder = Files.readAllBytes(older);
        inNewest = Files.readAllBytes(newest);
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.delete(older);
        Files.delete(newest);
        Files.delete(folder);
    }

    @Provide
    Arbitrary<byte[]> olderOnes() {
        return Mutations.of(List.of(inOlder, inNewest));
    }

    @Provide
    Arbitrary<byte[]> newestOnes() {
        return Mutations.of(List.of(inNewest, inOlder));
    }

    @Example
    void theUndamagedFilesHoldEveryEntry() throws IOException {
        assertThat(opened(inOlder, inNewest)).isEqualTo(ENTRIES);
    }

    @Property(tries = 100)
    void aDamagedNewestFileEndsEarlierOrIsRefused(@ForAll("newestOnes") byte[] damaged) throws IOException {
        List<Bytes> read = opened(inOlder, damaged);
        assertThat(read).isEqualTo(ENTRIES.subList(0, read.size()));
    }

    @Property(tries = 100)
    void aDamagedOlderFileIsRefused(@ForAll("olderOnes") byte[] damaged) throws IOException {
        assertThat(opened(damaged, inNewest)).isIn(List.of(), ENTRIES);
    }

    @Property(tries = 50)
    void anyBytesForTheNewestFileAreRefusedOrNoEntries(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        List<Bytes> read = opened(inOlder, bytes);
        assertThat(read).isIn(List.of(), ENTRIES.subList(0, IN_OLDER));
    }

    /** All entries that the log gives back; none where it is refused. */
    private static List<Bytes> opened(byte[] first, byte[] second) throws IOException {
        Files.write(older, first);
        Files.write(newest, second);
        try (EntryLog log = EntryLog.open(folder)) {
            List<Bytes> read = new ArrayList<>();
            for (long position = log.first(); position <= log.last(); position++) {
                read.add(log.read(position));
            }
            return read;
        } catch (OrderingException e) {
            assertThat(e.kind()).isEqualTo(OrderingException.Kind.ENDED);
            return List.of();
        }
    }

    private static Path write(long first, List<Bytes> entries) throws IOException {
        try (LogSegment segment = LogSegment.open(folder, first)) {
            segment.append(entries);
            return segment.file();
        }
    }

    private static Bytes entry(int number) {
        return Bytes.wrap("entry ".repeat(number).getBytes(StandardCharsets.UTF_8));
    }
}
