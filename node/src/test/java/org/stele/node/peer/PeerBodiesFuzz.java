package org.stele.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.erase.ErasureOpening;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.KnownAs;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.provisional.ProvisionalRelease;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.ledger.toy.Mutations;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.link.server.PeerRefusal;
import org.stele.vault.subject.Identifier;

/** Whatever another member's node asks or answers, it is of the form that is expected there, or refused. */
class PeerBodiesFuzz {
    private static final OrganisationId PEER = OrganisationId.generate();
    private static final Bytes SHORT = Bytes.of(new byte[] {1, 2, 3});
    private static final List<Record> QUESTIONS = List.of(
            new Identifier("urn:oid:2.16.840.1", "123"),
            new SeatRequest("/fhir/R4/Patient/$ihe-pix?sourceIdentifier=a|1", "c2lnbmVk"),
            new ReleaseRequest(new PermitId(Hash.of()), 9),
            new ProvisionalRequest(
                    SHORT,
                    List.of(new SignatureEntry(
                            Ed25519SigningKey.generate().verificationKey(), Bytes.of(new byte[64])))),
            new KeptNotice(new PermitId(Hash.of()), RecordId.generate(), RecordId.generate()),
            new HeldErasure(
                    ErasureId.generate(), 1, new ErasureOpening(RecordId.generate(), Bytes.of(new byte[32])), 9));
    private static final List<Record> ANSWERS = List.of(
            new Introduced(SubjectId.generate()),
            new Identification(
                    List.of(new KnownAs(SubjectId.generate(), List.of(new Identifier("urn:oid:2.16.840.1", "123"))))),
            new ProvisionalRelease(Hash.of(), 7, Instant.ofEpochMilli(1_700_000_000_000L), SHORT));

    /** A sample, and what came of it on the way. */
    record Sent(Record sample, Bytes bytes) {}

    @Provide
    Arbitrary<Sent> questions() {
        return damaged(QUESTIONS);
    }

    @Provide
    Arbitrary<Sent> answers() {
        return damaged(ANSWERS);
    }

    private static Arbitrary<Sent> damaged(List<Record> samples) {
        return Arbitraries.of(samples)
                .flatMap(sample -> Mutations.of(List.of(StrictJson.write(sample)))
                        .map(bytes -> new Sent(sample, Bytes.wrap(bytes))));
    }

    @Property(tries = 1000)
    void aDamagedQuestionIsReadAsWhatItIsOrRefused(@ForAll("questions") Sent sent) {
        isAskedOrRefused(sent.bytes().toArray(), sent.sample().getClass());
    }

    @Property(tries = 500)
    void aDamagedAnswerIsReadAsWhatItIsOrNone(@ForAll("answers") Sent sent) {
        isAnsweredOrNone(sent.bytes().toArray(), sent.sample().getClass());
    }

    @Property(tries = 200)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] bytes) {
        QUESTIONS.forEach(question -> isAskedOrRefused(bytes, question.getClass()));
        ANSWERS.forEach(answer -> isAnsweredOrNone(bytes, answer.getClass()));
    }

    private static void isAskedOrRefused(byte[] bytes, Class<? extends Record> form) {
        try {
            Record read = PeerDoor.read(bytes, form);
            assertThat(PeerDoor.read(StrictJson.write(read), form)).isEqualTo(read);
        } catch (PeerRefusal e) {
            assertThat(e.status()).isEqualTo(400);
        }
    }

    private static void isAnsweredOrNone(byte[] bytes, Class<? extends Record> form) {
        try {
            Record read = PeerAnswers.read(PEER, bytes, form);
            assertThat(PeerAnswers.read(PEER, StrictJson.write(read), form)).isEqualTo(read);
        } catch (ExchangeException e) {
            assertThat(e.reason()).isEqualTo(Reason.PEER_UNREACHABLE);
        }
    }
}
