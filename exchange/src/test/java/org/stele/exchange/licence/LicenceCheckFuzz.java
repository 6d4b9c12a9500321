package org.stele.exchange.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.contracts.Validity;
import org.stele.contracts.credential.CredentialTables;
import org.stele.contracts.credential.Licence;
import org.stele.contracts.credential.LicenceStatus;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.KeyMember;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.MemberKeys;
import org.stele.contracts.network.MemberStatus;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.network.Role;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.toy.Mutations;

/** What is handed in as a licence is the document that its board signed and registered, or is refused. */
class LicenceCheckFuzz {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Validity VALIDITY = new Validity(NOW.minusSeconds(60), NOW.plusSeconds(60));
    private static final Hash NETWORK = Hash.of(new byte[] {1});
    private static final OrganisationId BOARD = OrganisationId.generate();
    private static final CredentialId ID = CredentialId.generate();
    private static final Ed25519SigningKey BOARDS_KEY = Ed25519SigningKey.generate();
    private static final VerificationKey HOLDERS_KEY = key();
    private static final StaffIdentifier HOLDER = new StaffIdentifier("urn:oid:2.16.840.1", "123");
    private static final Bytes SALT = Bytes.of(new byte[32]);
    private static final Bytes LICENCE = LicenceDocument.of(
                    NETWORK,
                    BOARD,
                    ID,
                    SALT,
                    new LicenceOrder("Dr Example", HOLDER, HOLDERS_KEY, "physician", VALIDITY))
            .sign(BOARDS_KEY, NOW);

    /** The board, its key, and the licence as it is registered. */
    private record State(Map<TableType<?, ?>, Object> rows) implements CertifiedState {
        static State registered() {
            MemberKeys keys = new MemberKeys(
                    key(),
                    key(),
                    BOARDS_KEY.verificationKey(),
                    HpkeKeyPair.generate().publicKey(),
                    Optional.empty());
            Member board = new Member(
                    new DomainName("board.example"),
                    new TreeSet<>(List.of(Role.BOARD)),
                    keys,
                    false,
                    MemberStatus.IN_FORCE);
            Licence licence = new Licence(
                    BOARD,
                    HOLDERS_KEY,
                    VALIDITY,
                    LicenceDocument.commitment(SALT, LICENCE),
                    LicenceStatus.IN_FORCE,
                    Optional.empty());
            return new State(Map.of(
                    NetworkTables.MEMBER, board,
                    NetworkTables.KEY, new KeyMember(BOARD),
                    CredentialTables.LICENCE, licence));
        }

        @Override
        @SuppressWarnings("unchecked") // a table has one type of row
        public <K, V> Optional<V> get(TableType<K, V> table, K key) {
            boolean known = key.equals(BOARD) || key.equals(ID) || key.equals(BOARDS_KEY.verificationKey());
            return known ? Optional.ofNullable((V) rows.get(table)) : Optional.empty();
        }

        @Override
        public Instant time() {
            return NOW;
        }

        @Override
        public CertifiedHeader certifiedHeader() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <K, V> Proof prove(TableType<K, V> table, K key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Proof> proveTransaction(Hash transaction) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Proof> proveLie(Evidence evidence) {
            throw new UnsupportedOperationException();
        }
    }

    private static final LicenceCheck CHECK = new LicenceCheck(NETWORK);
    private static final State STATE = State.registered();

    private static VerificationKey key() {
        return Ed25519SigningKey.generate().verificationKey();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(LICENCE.toArray()));
    }

    @Example
    void theUndamagedOneIsTaken() {
        assertThat(CHECK.check(LICENCE, HOLDER, HOLDERS_KEY, STATE)).isEqualTo(ID);
    }

    @Property(tries = 1000)
    void aDamagedOneIsTheSameDocumentOrRefused(@ForAll("damaged") byte[] document) throws InvalidJsonException {
        isTheSameOrRefused(document);
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] document) throws InvalidJsonException {
        isTheSameOrRefused(document);
    }

    private static void isTheSameOrRefused(byte[] document) throws InvalidJsonException {
        try {
            CHECK.check(Bytes.of(document), HOLDER, HOLDERS_KEY, STATE);
        } catch (ExchangeException e) {
            assertThat(e.reason()).isEqualTo(Reason.LICENCE_REFUSED);
            return;
        }
        assertThat(CanonicalJson.canonicalize(document)).isEqualTo(CanonicalJson.canonicalize(LICENCE.toArray()));
    }
}
