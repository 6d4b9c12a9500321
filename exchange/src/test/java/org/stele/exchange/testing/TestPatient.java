package org.stele.exchange.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.exchange.erase.ErasureOpening;
import org.stele.exchange.erase.ErasureReport;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;

/** A patient of one custodian, with a wallet. */
public record TestPatient(
        TestNetwork network, TestMember custodian, SubjectId subject, Ed25519SigningKey key, HpkeKeyPair sealing) {
    /** A record at a holder that is to be erased. */
    public record Wish(RecordId record, OrganisationId holder) {}

    public static TestPatient of(TestNetwork network, TestMember custodian, SubjectId subject) {
        return new TestPatient(network, custodian, subject, Ed25519SigningKey.generate(), HpkeKeyPair.generate());
    }

    public Author author() {
        return subject.author();
    }

    public Envelope claim(SeatId clerk) {
        Author author = new Author("key", key.verificationKey().toString());
        return transaction("identity", "claim", new IdentityCommand.Claim(subject, clerk), author);
    }

    public GrantId grant(TestMember to, String... labels) {
        return grant(Grantee.organisation(to.id()), labels);
    }

    public GrantId grant(Grantee to, String... labels) {
        GrantId grant = GrantId.generate();
        OpenedScope scope = OpenedScope.of(List.of(labels));
        custodian.exchange().sharing().grant(granting(grant, to, scope), scope.labels());
        return grant;
    }

    public Envelope granting(GrantId grant, Grantee to, OpenedScope scope) {
        Instant begin = millis().minus(Duration.ofMinutes(1));
        return decide(
                "grant",
                new ConsentCommand.GiveGrant(
                        grant,
                        subject,
                        to,
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(begin, begin.plus(Duration.ofDays(30))),
                        scope.hidden()));
    }

    public void revoke(GrantId grant) {
        network.submit(custodian, decide("revoke", new ConsentCommand.Revoke(grant, Optional.empty())));
    }

    public void restrict(String... labels) {
        OpenedScope scope = OpenedScope.of(List.of(labels));
        custodian.exchange().sharing().restrict(restricting(Optional.of(scope)), scope.labels());
    }

    /** {@code scope} empty: everything is kept back. */
    public Envelope restricting(Optional<OpenedScope> scope) {
        return decide(
                "restrict",
                new ConsentCommand.Restrict(
                        RestrictionId.generate(),
                        subject,
                        Optional.empty(),
                        scope.map(OpenedScope::hidden),
                        Optional.empty()));
    }

    /** Reads the patient's own records at the custodian. */
    public Release readOwn() {
        Envelope request = transaction(
                "access",
                "request",
                new AccessCommand.Request(
                        subject,
                        Purpose.PATRQT,
                        sealing.publicKey(),
                        millis().plus(Duration.ofMinutes(10)),
                        Optional.empty()),
                author());
        FinalReceipt receipt = network.submit(custodian, request);
        Bytes packed = custodian
                .exchange()
                .releases()
                .release(author(), new ReleaseRequest(new PermitId(receipt.transaction()), receipt.height()));
        try {
            return ReleasePackage.open(packed, sealing);
        } catch (DecryptionException e) {
            throw new IllegalStateException(e);
        }
    }

    public ErasureReport erase(ErasureId request, Wish... wishes) {
        List<ErasureOpening> openings = new ArrayList<>();
        List<RequestedItem> items = new ArrayList<>();
        for (Wish wish : wishes) {
            ErasureOpening opening = new ErasureOpening(wish.record(), salt());
            openings.add(opening);
            items.add(new RequestedItem(opening.item(), wish.holder()));
        }
        Envelope envelope = decide("requestErasure", new ConsentCommand.RequestErasure(request, subject, items));
        return custodian.exchange().erasures().request(envelope, openings);
    }

    public Envelope decide(String command, ConsentCommand body) {
        return transaction("consent", command, body, author());
    }

    private Envelope transaction(String contract, String command, Object body, Author author) {
        return TransactionBuilder.of(
                        network.genesis().network(),
                        contract,
                        command,
                        body,
                        author,
                        network.clock().instant().plus(Duration.ofMinutes(5)))
                .sign(key);
    }

    private Instant millis() {
        return Instant.ofEpochMilli(network.clock().millis());
    }

    private static Bytes salt() {
        byte[] both = new byte[32];
        System.arraycopy(RandomId.generate().bytes().toArray(), 0, both, 0, 16);
        System.arraycopy(RandomId.generate().bytes().toArray(), 0, both, 16, 16);
        return Bytes.wrap(both);
    }
}
