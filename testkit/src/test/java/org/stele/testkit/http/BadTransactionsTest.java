package org.stele.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.SigningKey;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;

/** Transactions that must not be taken are refused with a closed code, over real sockets, and the good are counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTransactionsTest {
    private Sender sender;

    @BeforeAll
    void openADesk() throws Exception {
        sender = new Sender();
    }

    @Test
    void aTransactionOfAnotherNetworkOrAnUnknownCommandIsNotTaken() throws Exception {
        assertThat(sender.submit(sender.transaction(Hash.of(new byte[1]), "postJournalRoot", Sender.soon()))
                        .code())
                .isEqualTo("WRONG_NETWORK");
        assertThat(sender.submit(sender.transaction(sender.id, "dropEverything", Sender.soon()))
                        .code())
                .isEqualTo("UNKNOWN_COMMAND");
    }

    @Test
    void anExpiredOrTooLongLivedTransactionIsNotTaken() throws Exception {
        assertThat(sender.submit(sender.transaction(
                                sender.id, "postJournalRoot", Sender.soon().minusSeconds(3_600)))
                        .code())
                .isEqualTo("EXPIRED");
        assertThat(sender.submit(sender.transaction(
                                sender.id, "postJournalRoot", Sender.soon().plusSeconds(86_400)))
                        .code())
                .isEqualTo("EXPIRES_TOO_LATE");
    }

    @Test
    void aBadSignatureAndAGoodOneByTheWrongKeyAreNotTaken() throws Exception {
        Envelope good = sender.transaction(sender.id, "postJournalRoot", Sender.soon());
        byte[] changed = new String(good.payload().unsafeArray(), StandardCharsets.UTF_8)
                .replace("\"counter\":1", "\"counter\":2")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(sender.submit(Envelope.of(Bytes.wrap(changed), good.signatures()))
                        .code())
                .isEqualTo("BAD_SIGNATURE");
        Envelope wrong =
                sender.builder(sender.id, "postJournalRoot", Sender.soon()).sign(Ed25519SigningKey.generate());
        assertThat(sender.submit(wrong).code()).isEqualTo("KEY_NOT_IN_FORCE");
    }

    @Test
    void theSameTransactionAgainAnswersWithTheFirstReceipt() throws Exception {
        Envelope once = TransactionBuilder.of(
                        sender.id,
                        "identity",
                        "register",
                        new IdentityCommand.Register(List.of(SubjectId.generate())),
                        sender.administrator.holder().author(),
                        Sender.soon())
                .sign(sender.administrator.holder().signing());
        Raw.Answer first = sender.submit(once);
        assertThat(first.status()).isEqualTo(201);
        assertThat(sender.submit(once).body().path("height"))
                .isEqualTo(first.body().path("height"));
    }

    @Test
    void whatBecameOfTransactionsIsCountedByTheirCodes() throws Exception {
        String refused = "stele_transactions_total{code=\"NOT_THE_SUBJECT\"}";
        double before = Raw.counter(sender.node, refused);
        assertThat(sender.submit(sender.grant(
                                        SubjectId.generate(),
                                        sender.administrator.holder().author())
                                .sign(sender.administrator.holder().signing()))
                        .status())
                .isEqualTo(422);
        assertThat(Raw.counterAbove(before, sender.node, refused)).isEqualTo(before + 1);
    }

    @Test
    void textWhereACodeOrANumberBelongsIsNoCommand() throws Exception {
        TransactionBuilder suspension = TransactionBuilder.of(
                sender.id,
                "credential",
                "suspend",
                new CredentialCommand.Suspend(CredentialId.generate(), LicenceReason.UNDER_REVIEW),
                sender.administrator.holder().author(),
                Sender.soon());
        isNoCommand(suspension, "\"UNDER_REVIEW\"");
        isNoCommand(sender.builder(sender.id, "postJournalRoot", Sender.soon()), "1");
    }

    private void isNoCommand(TransactionBuilder command, String value) throws Exception {
        String payload = new String(command.payload().unsafeArray(), StandardCharsets.UTF_8);
        String freely = payload.replaceFirst(":" + value + "([,}])", ":\"because the patient asked\"$1");
        assertThat(freely).contains("because");
        Bytes changed = Bytes.wrap(freely.getBytes(StandardCharsets.UTF_8));
        Raw.Answer answer = sender.submit(Envelope.of(changed, List.of(signature(changed))));
        assertThat(answer.code()).isEqualTo("UNKNOWN_COMMAND");
        assertThat(answer.body().toString()).doesNotContain("because");
    }

    private SignatureEntry signature(Bytes payload) {
        SigningKey key = sender.administrator.holder().signing();
        return new SignatureEntry(
                key.verificationKey(), Bytes.wrap(key.sign(Domain.TRANSACTION, payload.unsafeArray())));
    }

    @Test
    void aGrantForSomebodyElseOrByAnUnknownSubjectIsNotTaken() throws Exception {
        SubjectId subject = SubjectId.generate();
        Raw.Answer unknown =
                sender.submit(sender.grant(subject, subject.author()).sign(Ed25519SigningKey.generate()));
        assertThat(unknown.code()).isEqualTo("KEY_NOT_IN_FORCE");
        Raw.Answer other = sender.submit(
                sender.grant(subject, sender.administrator.holder().author())
                        .sign(sender.administrator.holder().signing()));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("NOT_THE_SUBJECT");
        assertThat(other.body().path("height").asLong()).isPositive();
    }
}
