package org.stele.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.toy.Mutations;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;

/** A damaged file of addresses is said to be damaged when it is opened, or holds addresses. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class AddressBookFuzz {
    private static final OrganisationId ONE = OrganisationId.generate();
    private static final OrganisationId TWO = OrganisationId.generate();
    private static final Map<OrganisationId, URI> CONFIGURED = Map.of(ONE, URI.create("https://north.example:7700"));

    private static NodeDirectory directory;
    private static byte[] valid;

    @BeforeContainer
    static void make() throws IOException {
        directory = new NodeDirectory(Files.createTempDirectory("addresses"));
        AddressBook book = AddressBook.open(directory, CONFIGURED);
        book.note(ONE, HostPort.parse("[::1]:7800"));
        book.note(TWO, HostPort.parse("east.example:7800"));
        valid = Files.readAllBytes(file());
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.delete(file());
        Files.delete(directory.root());
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(valid));
    }

    @Example
    void theUndamagedOneHoldsWhatWasSaid() throws IOException {
        Files.write(file(), valid);
        assertThat(AddressBook.open(directory, CONFIGURED).addresses())
                .containsEntry(ONE.value(), URI.create("https://[::1]:7800"))
                .containsEntry(TWO.value(), URI.create("https://east.example:7800"));
    }

    @Property(tries = 400)
    void aDamagedOneHoldsAddressesOrIsRefused(@ForAll("damaged") byte[] json) throws IOException {
        holdsAddressesOrIsRefused(json);
    }

    @Property(tries = 100)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] json) throws IOException {
        holdsAddressesOrIsRefused(json);
    }

    private static void holdsAddressesOrIsRefused(byte[] json) throws IOException {
        Files.write(file(), json);
        AddressBook book;
        try {
            book = AddressBook.open(directory, CONFIGURED);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("is damaged: delete it");
            return;
        }
        assertThat(book.addresses()).containsKey(ONE.value());
    }

    private static Path file() {
        return directory.addresses();
    }
}
