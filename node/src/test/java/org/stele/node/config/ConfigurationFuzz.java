package org.stele.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.toy.Mutations;

/** A configuration with anything wrong in it is refused with what is wrong, key by key, and in no other way. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class ConfigurationFuzz {
    private static final OrganisationId OWN = OrganisationId.generate();
    private static final OrganisationId OTHER = OrganisationId.generate();
    private static final String VALID = """
            organisation: %s
            passphrase:
              file: passphrase
            retention:
              jurisdiction: US
              table: table.json
            http:
              port: 8480
              behind-tls: true
              plain-peers: true
              bundle-limit: 512KB
              operators: 127.0.0.1, 192.0.2.1
            database:
              url: jdbc:postgresql://localhost/vault
              user: stele
              password-file: password
            intake:
              profiles: flag
            log:
              console: warn
            peer:
              listen: '[::1]:8501'
              address: north.example:8501
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
            """.formatted(OWN, OTHER, OWN, OTHER);
    /** What YAML gives a meaning, and paths and numbers do not like. */
    private static final List<String> SIGNS = List.of(
            "!!int ",
            "!!float ",
            "!!bool ",
            "!!timestamp ",
            "!!binary ",
            "!!set ",
            "!!omap ",
            "!!pairs ",
            "!!null ",
            "!!java.net.URL ",
            "&a ",
            "*a",
            "<<: ",
            "? ",
            "- ",
            "| ",
            "> ",
            "%YAML 9.9\n",
            "---\n",
            "...\n",
            "\"\\x",
            "\"\\0\"",
            "{",
            "[",
            "}",
            "]",
            "\t",
            "#",
            "'",
            ": ",
            "\n",
            "~",
            "-",
            "%zz",
            "99999999999999999999");

    private static Path folder;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("configuration");
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.deleteIfExists(file());
        Files.delete(folder);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(VALID.getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.of(SIGNS);
    }

    @Example
    void theUndamagedOneIsRead() throws IOException {
        Files.writeString(file(), VALID);
        assertThat(ConfigurationFile.read(folder).organisation()).isEqualTo(OWN);
    }

    @Property(tries = 500)
    void aDamagedOneIsReadOrRefused(@ForAll("damaged") byte[] yaml) throws IOException {
        isReadOrRefused(yaml);
    }

    @Example
    void anAddressWithoutItsSlashesIsRefused() throws IOException {
        isReadOrRefused(VALID.replace("https://other.example:8501", "https:other.example")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void oneWithASignOfYamlTooManyIsReadOrRefused(
            @ForAll @IntRange(max = 2_000) int place, @ForAll("signs") String sign) throws IOException {
        int at = place % VALID.length();
        String changed = VALID.substring(0, at) + sign + VALID.substring(at);
        isReadOrRefused(changed.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void everyPlaceIsPartOfAnAddress(@ForAll @StringLength(max = 12) String host) {
        for (String text : List.of(host + ":80", "[" + host + "]:80", "a" + host + "b:80")) {
            try {
                HostPort place = HostPort.parse(text);
                assertThat(URI.create("https://" + place)).hasScheme("https");
                assertThat(HostPort.parse(place.toString())).isEqualTo(place);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("not host:port");
            }
        }
    }

    private static void isReadOrRefused(byte[] yaml) throws IOException {
        Files.write(file(), yaml);
        try {
            assertThat(ConfigurationFile.read(folder).organisation()).isNotNull();
        } catch (ConfigurationException e) {
            assertThat(e.issues()).isNotEmpty();
        }
    }

    private static Path file() {
        return folder.resolve("node.yaml");
    }
}
