package org.stele.node.start;

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
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.toy.Mutations;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;

/** What other nodes ask of the ordering's group, and what a node noted of its own part in it. */
class RaftNotesFuzz {
    private static final OrganisationId ORGANISATION = OrganisationId.generate();
    private static final HostPort ADDRESS = HostPort.parse("north.example:8502");
    private static final byte[] ASKED = StrictJson.write(
            new RaftMembership.Asked(3, RaftPart.prefix(ORGANISATION) + ".00112233445566ff", ADDRESS.toString()));
    private static final byte[] NOTE = ("00112233445566ff " + ADDRESS + "\n").getBytes(StandardCharsets.UTF_8);

    @Provide
    Arbitrary<byte[]> requests() {
        return Mutations.of(List.of(ASKED));
    }

    @Provide
    Arbitrary<byte[]> notes() {
        return Mutations.of(List.of(NOTE, "- north.example:8502\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 1000)
    void aDamagedRequestToBeTakenInNamesAPeerOrIsMalformed(@ForAll("requests") byte[] body) {
        namesAPeerOrIsMalformed(body);
    }

    @Property(tries = 200)
    void anyBytesAreMalformed(@ForAll @Size(max = 200) byte[] body) {
        namesAPeerOrIsMalformed(body);
    }

    @Property(tries = 200)
    void aDamagedNoteOfTheOwnPartGivesThatPartOrAnother(@ForAll("notes") byte[] note) throws IOException {
        NodeDirectory directory = new NodeDirectory(Files.createTempDirectory("raft-part"));
        try {
            Files.write(directory.raftPart(1), note);
            RaftPart part = RaftPart.of(directory, ORGANISATION, 1, ADDRESS);
            assertThat(RaftPart.organisation(part.id())).isEqualTo(ORGANISATION);
            assertThat(part.folder()).isDirectory().hasParent(directory.root());
            assertThat(RaftPart.of(directory, ORGANISATION, 1, ADDRESS)).isEqualTo(part);
        } catch (IOException e) {
            assertThat(e).isNotNull();
        } finally {
            remove(directory.root());
        }
    }

    private static void namesAPeerOrIsMalformed(byte[] body) {
        try {
            assertThat(RaftMembership.Asked.parse(body).peerAddress().id()).isNotBlank();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
