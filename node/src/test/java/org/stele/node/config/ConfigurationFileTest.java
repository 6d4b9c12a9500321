package org.stele.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.OrganisationId;

class ConfigurationFileTest {
    private static final OrganisationId ORGANISATION = OrganisationId.generate();
    private static final String LEAST = "organisation: " + ORGANISATION + "\nretention:\n  jurisdiction: US\n";

    @Test
    void theLeastConfigurationListensOnThisMachineOnly(@TempDir Path folder) throws Exception {
        NodeConfiguration configuration = read(folder, LEAST);
        assertThat(configuration.organisation()).isEqualTo(ORGANISATION);
        assertThat(configuration.http().address()).isEqualTo("127.0.0.1");
        assertThat(configuration.database()).isInstanceOf(DatabaseSettings.Embedded.class);
    }

    @Test
    void everyWrongKeyIsNamedAtOnceAndNoValueIsShown(@TempDir Path folder) throws Exception {
        String text = "organisation: secret-at-the-wrong-place\nhttp:\n  port: 70000\n  prot: 1\n";
        assertThat(keys(folder, text))
                .containsExactlyInAnyOrder("organisation", "http.port", "http.prot", "retention.jurisdiction");
        assertThatThrownBy(() -> read(folder, text))
                .hasMessageContaining("0 to 65535")
                .hasMessageNotContaining("secret-at-the-wrong-place");
    }

    @Test
    void plainHttpLeavesTheMachineOnlyWhereItIsSaid(@TempDir Path folder) throws Exception {
        String open = LEAST + "http:\n  address: 192.0.2.1\n";
        assertThat(keys(folder, open)).containsExactly("http.address");
        assertThat(read(folder, open + "  behind-tls: true\n").http().address()).isEqualTo("192.0.2.1");
        String peer = LEAST + "peers:\n  " + OrganisationId.generate() + ": http://192.0.2.2:80\n";
        assertThat(keys(folder, peer)).singleElement().asString().startsWith("peers.");
    }

    @Test
    void profilesAreNotLookedAtUnlessTheyAreRefusedOrFlagged(@TempDir Path folder) throws Exception {
        assertThat(read(folder, LEAST).intake().profiles()).isEqualTo(IntakeSettings.Profiles.OFF);
        NodeConfiguration refusing = read(folder, LEAST + "intake:\n  profiles: refuse\n  packages: us-core\n");
        assertThat(refusing.intake())
                .isEqualTo(new IntakeSettings(
                        IntakeSettings.Profiles.REFUSE,
                        refusing.directory().root().resolve("us-core"),
                        new TreeMap<>()));
        assertThat(keys(folder, LEAST + "intake:\n  profiles: true\n")).containsExactly("intake.profiles");
    }

    @Test
    void theAuthoritiesOfDocumentsAreObjectIdentifiersWithTheirSystems(@TempDir Path folder) throws Exception {
        String known = LEAST + "intake:\n  authorities:\n    2.16.840.1.99.1: http://hospital-a.example/mrn\n";
        assertThat(read(folder, known).intake().authorities())
                .containsExactly(Map.entry("2.16.840.1.99.1", "http://hospital-a.example/mrn"));
        assertThat(keys(folder, known.replace("2.16.840.1.99.1", "HOSP"))).containsExactly("intake.authorities.HOSP");
    }

    @Test
    void aFeedIsPlainOnThisMachineAloneAndNamesTheAuthoritiesThatItKnows(@TempDir Path folder) throws Exception {
        assertThat(read(folder, LEAST).feed()).isEmpty();
        String feed = LEAST + "hl7:\n  plain: true\n  time-zone: Europe/Vienna\n  listen: ";
        String authority = "\n  authorities:\n    1.2.3: http://hospital.example/mrn\n";
        assertThat(read(folder, feed + "127.0.0.1:2575" + authority)
                        .feed()
                        .orElseThrow()
                        .authorities())
                .containsExactly(Map.entry("1.2.3", "http://hospital.example/mrn"));
        assertThat(keys(folder, feed + "192.0.2.1:2575" + authority)).containsExactly("hl7.plain");
        assertThat(keys(folder, feed + "127.0.0.1:2575\n")).containsExactly("hl7.authorities");
        assertThat(keys(folder, LEAST + "hl7:\n  listen: 192.0.2.1:2575\n"))
                .containsExactlyInAnyOrder(
                        "hl7.keystore",
                        "hl7.keystore-password-file",
                        "hl7.clients",
                        "hl7.authorities",
                        "hl7.time-zone");
        assertThat(keys(folder, LEAST + "hl7:\n  plain: true\n")).containsExactly("hl7.plain");
    }

    @Test
    void messagesLeaveForNamedSystemsWithCertificatesOrPlainForThisMachine(@TempDir Path folder) throws Exception {
        String feed = LEAST
                + "hl7:\n  listen: 127.0.0.1:2575\n  plain: true\n  time-zone: Europe/Vienna\n  authorities:\n"
                + "    1.2.3: http://hospital.example/mrn\n";
        assertThat(read(folder, feed).feed().orElseThrow().sending()).isEmpty();
        String to = feed + "  send-as: north\n  send-to:\n    ris:\n      address: ";
        FeedSettings.Sending sending = read(
                        folder,
                        to + "192.0.2.1:2576\n      certificates: keys/ris.pem\n    own:\n"
                                + "      address: 127.0.0.1:2577\n      plain: true\n")
                .feed()
                .orElseThrow()
                .sending()
                .orElseThrow();
        assertThat(sending.as()).isEqualTo("north");
        assertThat(sending.destinations()).containsOnlyKeys("own", "ris");
        assertThat(keys(folder, to + "192.0.2.1:2576\n      plain: true\n")).containsExactly("hl7.send-to.ris.plain");
        assertThat(keys(folder, to + "192.0.2.1:2576\n")).containsExactly("hl7.send-to.ris.certificates");
        assertThat(keys(folder, to + "127.0.0.1:2576\n      plain: true\n      colour: red\n"))
                .contains("hl7.send-to.ris.colour");
        assertThat(keys(folder, feed + "  send-to:\n    ris:\n      address: 127.0.0.1:1\n      plain: true\n"))
                .containsExactly("hl7.send-as");
        assertThat(keys(folder, feed + "  send-as: north\n")).containsExactly("hl7.send-as");
    }

    @Test
    void applicationsGetTokensOnlyWhereItIsSaidAtWhichSafeAddress(@TempDir Path folder) throws Exception {
        assertThat(read(folder, LEAST).smart()).isEmpty();
        SmartSettings settings = read(folder, LEAST + "smart:\n  address: https://fhir.north.example/\n")
                .smart()
                .orElseThrow();
        assertThat(settings.audience()).isEqualTo("https://fhir.north.example/fhir/R4");
        for (String bad :
                List.of("http://192.0.2.1", "fhir.north.example", "https://north.example/fhir", "https:///")) {
            assertThat(keys(folder, LEAST + "smart:\n  address: " + bad + "\n")).containsExactly("smart.address");
        }
        assertThat(read(folder, LEAST + "smart:\n  address: http://127.0.0.1:8480\n")
                        .smart())
                .isPresent();
    }

    @Test
    void othersReachTheNodeWhereItIsSaidOrWhereApplicationsDo(@TempDir Path folder) throws Exception {
        String smart = "smart:\n  address: https://fhir.north.example/\n";
        assertThat(read(folder, LEAST).http().reached("/shl/a")).isEmpty();
        assertThat(read(folder, LEAST + smart).http().reached("/shl/a")).contains("https://fhir.north.example/shl/a");
        String known = LEAST + smart + "http:\n  public-address: ";
        assertThat(read(folder, known + "https://north.example:8443\n").http().reached("/shl/a"))
                .contains("https://north.example:8443/shl/a");
        for (String bad : List.of("http://192.0.2.1", "north.example", "https://north.example/shl")) {
            assertThat(keys(folder, known + bad + "\n")).containsExactly("http.public-address");
        }
    }

    @Test
    void aSectionOfPeersMayBeEmpty(@TempDir Path folder) throws Exception {
        assertThat(read(folder, LEAST + "peers:\n").peers()).isEmpty();
        assertThat(keys(folder, LEAST + "peers: none\n")).containsExactly("peers");
    }

    @Test
    void anAbsentOrDoubledFileIsRefusedWithItsName(@TempDir Path folder) {
        assertThatThrownBy(() -> ConfigurationFile.read(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("node.yaml");
        assertThatThrownBy(() -> read(folder, LEAST + LEAST)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aNodeOfAConsortiumSaysWhereItListensAndWhoElseOrders(@TempDir Path folder) throws Exception {
        OrganisationId other = OrganisationId.generate();
        String text = LEAST + """
            peer:
              listen: '[::1]:8501'
            peers:
              %s: https://other.example:8501
            epoch: 3
            ordering: raft
            raft:
              listen: 127.0.0.1:8502
              keep: 500
              file-size: 64KB
              peers:
                %s: north.example:8502
                %s: other.example:8502
            """.formatted(other, ORGANISATION, other);
        JoiningSettings joining = read(folder, text).joining();
        assertThat(joining.listen()).contains(new HostPort("::1", 8501));
        assertThat(joining.epoch()).contains(3L);
        assertThat(joining.ordering()).isInstanceOfSatisfying(OrderingSettings.Raft.class, raft -> {
            assertThat(raft.listen()).isEqualTo(new HostPort("127.0.0.1", 8502));
            assertThat(raft.peers())
                    .containsEntry(other, new HostPort("other.example", 8502))
                    .hasSize(2);
            assertThat(raft.log()).isEqualTo(new OrderingSettings.RaftLog(500, 64 << 10));
        });
    }

    @Test
    void whatAConsortiumNeedsIsNamedWhereItIsMissing(@TempDir Path folder) throws Exception {
        assertThat(keys(folder, LEAST + "ordering: raft\n")).containsExactlyInAnyOrder("peer.listen", "raft.listen");
        assertThat(keys(folder, LEAST + "ordering: paxos\n")).containsExactly("ordering");
        String forgetful = "peer:\n  listen: 127.0.0.1:1\nordering: raft\nraft:\n  listen: 127.0.0.1:2\n";
        assertThat(keys(folder, LEAST + forgetful + "  keep: -1\n  file-size: 32KB\n"))
                .containsExactlyInAnyOrder("raft.keep", "raft.file-size");
        String plain = LEAST + "peer:\n  listen: 127.0.0.1:1\npeers:\n  " + ORGANISATION + ": http://127.0.0.1:2\n";
        assertThat(keys(folder, plain)).containsExactly("peers." + ORGANISATION);
    }

    @Property(tries = 300)
    void anyTextIsAPlaceOrRefused(@ForAll String text) {
        try {
            assertThat(HostPort.parse(text).toString()).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("not host:port");
        }
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            YamlText.settings(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static List<String> keys(Path folder, String text) throws IOException {
        try {
            read(folder, text);
            return List.of();
        } catch (ConfigurationException e) {
            return e.issues().stream().map(ConfigurationIssue::key).toList();
        }
    }

    private static NodeConfiguration read(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("node.yaml"), text);
        return ConfigurationFile.read(folder);
    }
}
