package org.stele.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;

class AddressBookTest {
    private static final OrganisationId MEMBER = OrganisationId.generate();
    private static final URI CONFIGURED = URI.create("https://north.example:7700");
    private static final HostPort SAID = HostPort.parse("east.example:7800");

    @TempDir
    private Path folder;

    @Test
    void whatAMemberSaysHoldsInsteadOfWhatIsConfiguredAlsoAfterARestart() throws IOException {
        open(Map.of(MEMBER, CONFIGURED)).note(MEMBER, SAID);
        assertThat(open(Map.of(MEMBER, CONFIGURED)).addresses())
                .containsOnly(Map.entry(MEMBER.value(), URI.create("https://east.example:7800")));
    }

    @Test
    void whatAnOperatorConfiguresLaterHoldsInsteadOfWhatTheMemberSaid() throws IOException {
        open(Map.of(MEMBER, CONFIGURED)).note(MEMBER, SAID);
        URI later = URI.create("https://south.example:7700");
        assertThat(open(Map.of(MEMBER, later)).addresses()).containsOnly(Map.entry(MEMBER.value(), later));
    }

    @Test
    void aMemberInNobodysConfigurationIsFoundWhereItSays() throws IOException {
        AddressBook book = open(Map.of());
        assertThat(book.note(MEMBER, SAID)).isEqualTo(URI.create("https://east.example:7800"));
        assertThat(open(Map.of()).addresses()).containsKey(MEMBER.value());
    }

    @Test
    void aDamagedFileIsNamedWithWhatToDo() throws IOException {
        open(Map.of()).note(MEMBER, SAID);
        Path file = directory().addresses();
        Files.writeString(file, Files.readString(file).substring(1));
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is damaged: delete it, the members' nodes say again where they are");
    }

    private AddressBook open(Map<OrganisationId, URI> configured) throws IOException {
        return AddressBook.open(directory(), configured);
    }

    private NodeDirectory directory() {
        return new NodeDirectory(folder);
    }
}
