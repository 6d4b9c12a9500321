package org.stele.node.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.toy.Mutations;
import org.stele.link.tls.TlsKey;

/** What stands in the files of keys is keys, or is refused; the passphrase is not asked here. */
class KeyFilesFuzz {
    private static final Path FILE = Path.of("a.key");
    private static final Ed25519SigningKey VOTE = Ed25519SigningKey.generate();
    private static final OrganisationKeys KEYS = OrganisationKeys.generate();
    private static final TlsKey TLS = TlsKey.generate();

    private static final ECKey TOKEN = TokenKeyFile.generate();

    private static final byte[] VOTE_FILE =
            StrictJson.write(new VoteContent("stele/vote-key/1", Bytes.wrap(VOTE.seed())));
    private static final byte[] ORGANISATION_FILE = StrictJson.write(new OrganisationContent(
            "stele/organisation-keys/1",
            Bytes.wrap(KEYS.transactions().seed()),
            Bytes.wrap(KEYS.sealing().privateKey())));
    private static final byte[] TLS_FILE =
            StrictJson.write(new TlsContent("stele/tls-key/1", TLS.privateBytes(), TLS.publicBytes()));

    private static final byte[] TOKEN_FILE = StrictJson.write(new TokenContent(
            "stele/token-key/1", Bytes.wrap(TOKEN.toJSONString().getBytes(StandardCharsets.UTF_8))));

    /** As the files hold them, which the classes keep to themselves. */
    private record VoteContent(String format, Bytes vote) {}

    private record OrganisationContent(String format, Bytes transactions, Bytes sealing) {}

    private record TlsContent(String format, Bytes privateKey, Bytes publicKey) {}

    private record TokenContent(String format, Bytes key) {}

    @Provide
    Arbitrary<byte[]> tokenFiles() {
        return Mutations.of(List.of(TOKEN_FILE));
    }

    @Provide
    Arbitrary<byte[]> voteFiles() {
        return Mutations.of(List.of(VOTE_FILE));
    }

    @Provide
    Arbitrary<byte[]> organisationFiles() {
        return Mutations.of(List.of(ORGANISATION_FILE));
    }

    @Provide
    Arbitrary<byte[]> tlsFiles() {
        return Mutations.of(List.of(TLS_FILE));
    }

    @Example
    void theUndamagedOnesAreRead() throws IOException {
        assertThat(VoteKeyFile.key(FILE, VOTE_FILE).verificationKey()).isEqualTo(VOTE.verificationKey());
        assertThat(OrganisationKeyFile.keys(FILE, ORGANISATION_FILE, VOTE)
                        .sealing()
                        .publicKey())
                .isEqualTo(KEYS.sealing().publicKey());
        assertThat(TlsKeyFile.key(FILE, TLS_FILE).hash()).isEqualTo(TLS.hash());
        assertThat(TokenKeyFile.key(FILE, TOKEN_FILE)).isEqualTo(TOKEN);
    }

    @Property(tries = 500)
    void aDamagedVoteKeyIsAKeyOrRefused(@ForAll("voteFiles") byte[] secret) {
        isReadOrRefused(VoteKeyFile::key, secret);
    }

    @Property(tries = 500)
    void damagedKeysOfAnOrganisationAreKeysOrRefused(@ForAll("organisationFiles") byte[] secret) {
        isReadOrRefused((file, bytes) -> OrganisationKeyFile.keys(file, bytes, VOTE), secret);
    }

    @Property(tries = 300)
    void aDamagedTlsKeyIsAPairOrRefused(@ForAll("tlsFiles") byte[] secret) {
        isReadOrRefused(TlsKeyFile::key, secret);
    }

    @Property(tries = 300)
    void aDamagedTokenKeyIsAPairOrRefused(@ForAll("tokenFiles") byte[] secret) {
        isReadOrRefused(TokenKeyFile::key, secret);
    }

    @Property(tries = 200)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] secret) {
        isReadOrRefused(VoteKeyFile::key, secret);
        isReadOrRefused((file, bytes) -> OrganisationKeyFile.keys(file, bytes, VOTE), secret);
        isReadOrRefused(TlsKeyFile::key, secret);
        isReadOrRefused(TokenKeyFile::key, secret);
    }

    private static <T> void isReadOrRefused(SecretFile.Form<T> form, byte[] secret) {
        try {
            assertThat(form.read(FILE, secret)).isNotNull();
        } catch (IOException e) {
            assertThat(e).hasMessage(FILE + " holds no keys of a version that this program knows");
        }
    }
}
