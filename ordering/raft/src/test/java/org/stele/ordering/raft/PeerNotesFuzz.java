package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;
import org.stele.ledger.toy.Mutations;

/** What a peer noted beside its log, and what others tell it, is read, or refused in the one way. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class PeerNotesFuzz {
    private static Path folder;
    private static PeerDirectory directory;

    @BeforeContainer
    static void make() throws IOException, OrderingException {
        folder = Files.createTempDirectory("peer-notes");
        directory = PeerDirectory.take(Group.of(1, folder, Group.QUICK).settings(0));
    }

    @AfterContainer
    static void remove() throws IOException {
        directory.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<byte[]> notes() {
        return Mutations.of(List.of("12 34567\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 500)
    void aDamagedNoteOfWhereTheLogBeginsIsAPlaceOrRefused(@ForAll("notes") byte[] note) throws IOException {
        isAPlaceOrRefused(note);
    }

    @Property(tries = 200)
    void anyBytesAreRefused(@ForAll @Size(max = 100) byte[] note) throws IOException {
        isAPlaceOrRefused(note);
    }

    @Property(tries = 300)
    void aLeadersAnswerIsAPositionOrRefused(@ForAll @Size(max = 12) byte[] answer) {
        Message message = Message.valueOf(ByteString.copyFrom(answer));
        try {
            assertThat(Positions.message(Positions.position(message)).getContent())
                    .isEqualTo(message.getContent());
        } catch (IllegalArgumentException e) {
            assertThat(answer.length).isNotEqualTo(Long.BYTES);
        }
    }

    @Property(tries = 500)
    void anyIdIsAnOrganisationsOrNobodys(@ForAll @StringLength(max = 70) String id) {
        assertThat(PeerAddress.organisation(id)).isEmpty();
    }

    private static void isAPlaceOrRefused(byte[] note) throws IOException {
        Files.write(folder.resolve("peer-0").resolve("BEGIN"), note);
        try {
            assertThat(directory.begin().orElseThrow().getIndex()).isNotNegative();
        } catch (OrderingException e) {
            assertThat(e.kind()).isEqualTo(Kind.ENDED);
        }
    }
}
