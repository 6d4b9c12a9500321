package org.stele.exchange.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stele.contracts.Validity;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ConsentTables;
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
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Audience;
import org.stele.exchange.erase.ErasureOpening;
import org.stele.exchange.erase.ErasureReport;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.formats.audience.AudienceStatement;
import org.stele.formats.audience.SignedAudience;
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

    /** The patient's subject for an organisation, as the wallet finds it. */
    public SubjectId at(TestMember organisation) {
        return open(organisation.id()).subject();
    }

    /** The same patient on the subject for an organisation, which they have taken. */
    public TestPatient facing(OrganisationId organisation) {
        Audience audience = open(organisation);
        TestPatient facing = on(audience.subject());
        if (!audience.claimed()) {
            SignedAudience statement = stating(audience, facing.key());
            custodian.exchange().audiences().claim(author(), subject, facing.taking(statement), statement);
            network.catchUp();
        }
        return facing;
    }

    /** What the patient says of a subject that a key shall take. */
    public SignedAudience stating(Audience audience, Ed25519SigningKey taking) {
        return SignedAudience.sign(
                new AudienceStatement(
                        network.genesis().network(),
                        custodian.id(),
                        subject,
                        audience.subject(),
                        audience.organisation(),
                        taking.verificationKey()),
                key);
    }

    /** The claim of this subject by its key, on a statement. */
    public Envelope taking(SignedAudience statement) {
        Author author = new Author("key", key.verificationKey().toString());
        return transaction(
                "identity", "claimFurther", new IdentityCommand.ClaimFurther(subject, statement.evidence()), author);
    }

    /** The same patient on another subject, with the key that follows from theirs. */
    public TestPatient on(SubjectId other) {
        byte[] seed = Hash.of(key.seed(), other.value().bytes().unsafeArray()).unsafeArray();
        return new TestPatient(network, custodian, other, Ed25519SigningKey.fromSeed(seed), sealing);
    }

    public Audience open(OrganisationId organisation) {
        Audience audience = custodian.exchange().audiences().open(author(), subject, organisation);
        network.catchUp();
        return audience;
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
        return facing(to.organisation()).grantingHere(grant, to, scope);
    }

    /** On this subject, whomever it is for. */
    public Envelope grantingHere(GrantId grant, Grantee to, OpenedScope scope) {
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
        SubjectId granting = network.state(custodian)
                .get(ConsentTables.GRANT, grant)
                .orElseThrow()
                .subject();
        network.submit(custodian, on(granting).decide("revoke", new ConsentCommand.Revoke(grant, Optional.empty())));
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

    /** Asks each holder by a request of its own, the custodian last and by this identifier. */
    public ErasureReport erase(ErasureId request, Wish... wishes) {
        Stream.of(wishes)
                .map(Wish::holder)
                .filter(holder -> !holder.equals(custodian.id()))
                .distinct()
                .forEach(holder -> facing(holder).eraseHere(elsewhere(request, holder), at(holder, wishes)));
        return eraseHere(request, at(custodian.id(), wishes));
    }

    /** By which identifier {@link #erase} asks another holder: the same when it is repeated. */
    public static ErasureId elsewhere(ErasureId request, OrganisationId holder) {
        byte[] both = Hash.of(
                        request.value().bytes().unsafeArray(),
                        holder.value().bytes().unsafeArray())
                .unsafeArray();
        return new ErasureId(new RandomId(Bytes.wrap(Arrays.copyOf(both, 16))));
    }

    private static List<Wish> at(OrganisationId holder, Wish... wishes) {
        return Stream.of(wishes).filter(wish -> wish.holder().equals(holder)).toList();
    }

    /** On this subject, whomever it is for. */
    public ErasureReport eraseHere(ErasureId request, List<Wish> wishes) {
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

    /** Another key in the place of this one. */
    public void replaceKey(Ed25519SigningKey other) {
        IdentityCommand command = new IdentityCommand.ReplaceKey(key.verificationKey(), other.verificationKey());
        network.submit(
                custodian, builder("identity", "replaceKey", command, author()).sign(key, other));
    }

    private Envelope transaction(String contract, String command, Object body, Author author) {
        return builder(contract, command, body, author).sign(key);
    }

    private TransactionBuilder builder(String contract, String command, Object body, Author author) {
        return TransactionBuilder.of(
                network.genesis().network(),
                contract,
                command,
                body,
                author,
                network.clock().instant().plus(Duration.ofMinutes(5)));
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
