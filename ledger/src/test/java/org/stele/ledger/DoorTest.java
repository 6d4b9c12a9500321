package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.execution.ReceiptCodes;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyContract;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;

class DoorTest {
    @TempDir
    static Path directory;

    private static ToyNetwork network;
    private static LedgerNode node;

    @BeforeAll
    static void open() throws Exception {
        network = ToyNetwork.of(1, directory);
        node = network.open(0);
        await(node.waitFor(1));
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aRepeatedTransactionIsAnsweredWithItsFirstReceipt() throws Exception {
        Envelope envelope = network.commit(RandomId.generate());
        var both = List.of(node.submit(envelope), node.submit(envelope));
        FinalReceipt first = await(both.getFirst());
        assertThat(await(both.getLast())).isEqualTo(first);
        assertThat(await(node.submit(envelope))).isEqualTo(first);
        assertThat(node.receipt(envelope.id())).contains(first);
    }

    @Test
    void whatAContractDeniesIsInABlockWithItsCode() throws Exception {
        RandomId record = RandomId.generate();
        assertThat(submit(new ToyCommand.Commit(record, Hash.of()), "commit").code())
                .isEqualTo(Code.OK);
        assertThat(submit(new ToyCommand.Commit(record, Hash.of()), "commit").code())
                .isEqualTo(ToyContract.EXISTS);
    }

    @Test
    void aRefusalThatLeavesTracesKeepsThem() throws Exception {
        RandomId record = RandomId.generate();
        FinalReceipt receipt = submit(new ToyCommand.Knock(record, java.util.Optional.of(3L)), "knock");
        assertThat(receipt.code()).isEqualTo(ToyContract.NOBODY_HOME);
        assertThat(node.certified().get(ToyTables.KNOCKS, record)).contains(3L);
    }

    @Test
    void aContractThatFailsLeavesNothingButItsReceipt() throws Exception {
        RandomId record = RandomId.generate();
        FinalReceipt receipt = submit(new ToyCommand.Stumble(record), "stumble");
        assertThat(receipt.code()).isEqualTo(ReceiptCodes.CONTRACT_FAULT);
        assertThat(node.certified().get(ToyTables.KNOCKS, record)).isEmpty();
        assertThat(node.stopped().toCompletableFuture()).isNotDone();
    }

    @Test
    void aPayloadThatIsNotStrictJsonIsRefused() {
        String payload =
                new String(network.commit(RandomId.generate()).payload().toArray(), StandardCharsets.UTF_8);
        List<String> bad = List.of(
                "",
                "{}",
                "[]",
                "null",
                payload.substring(1),
                payload + " x",
                payload.replaceFirst("\\{", "{\"author\":\"org:author0\","),
                payload.replaceFirst("\\{", "{\"more\":1,"),
                payload.replace("\"expires\":", "\"expires\":99999"),
                payload.replaceFirst("\"expires\":[0-9]+", "\"expires\":\"1\""),
                payload.replaceFirst("\"expires\":[0-9]+", "\"expires\":1.0"),
                payload.replaceFirst("org:author0", "org author0"),
                "\ufeff" + payload);
        for (String text : bad) {
            assertThat(refusal(signed(text))).as(text).isEqualTo(RefusalReason.MALFORMED);
        }
        assertThat(refusal(signed("[".repeat(20_000)))).isEqualTo(RefusalReason.MALFORMED);
    }

    @Test
    void aCommandOfAnotherFormIsRefused() {
        record Free(RandomId record, String text) {}
        record Little(RandomId record) {}
        for (Object body : List.of(new Free(RandomId.generate(), "x"), new Little(RandomId.generate()), List.of())) {
            assertThat(refusal(network.draft(0, "commit", body).sign(ToyNetwork.authorKey(0))))
                    .isEqualTo(RefusalReason.UNKNOWN_COMMAND);
        }
        ToyCommand.Withdraw command = new ToyCommand.Withdraw(RandomId.generate());
        assertThat(refusal(network.envelope(0, "vanish", command))).isEqualTo(RefusalReason.UNKNOWN_COMMAND);
        Envelope elsewhere = TransactionBuilder.of(
                        network.id(), "sand", "withdraw", command, new Author("org", "author0"), soon())
                .sign(ToyNetwork.authorKey(0));
        assertThat(refusal(elsewhere)).isEqualTo(RefusalReason.UNKNOWN_COMMAND);
    }

    @Test
    void aTransactionOfAnotherNetworkIsRefused() {
        ToyCommand command = new ToyCommand.Withdraw(RandomId.generate());
        Envelope elsewhere = TransactionBuilder.of(
                        Hash.of(), "stone", "withdraw", command, new Author("org", "author0"), soon())
                .sign(ToyNetwork.authorKey(0));
        assertThat(refusal(elsewhere)).isEqualTo(RefusalReason.WRONG_NETWORK);
    }

    @Test
    void aSignatureThatDoesNotHoldIsRefused() {
        Envelope one = network.commit(RandomId.generate());
        Envelope other = network.commit(RandomId.generate());
        assertThat(refusal(Envelope.of(one.payload(), other.signatures()))).isEqualTo(RefusalReason.BAD_SIGNATURE);
    }

    @Test
    void oneBadSignatureAmongGoodOnesIsRefused() {
        TransactionBuilder draft = network.draft(0, "withdraw", new ToyCommand.Withdraw(RandomId.generate()));
        Envelope good = draft.sign(ToyNetwork.authorKey(0), ToyNetwork.authorKey(1));
        SignatureEntry first = good.signatures().getFirst();
        SignatureEntry bad = new SignatureEntry(good.signatures().getLast().key(), Bytes.wrap(new byte[64]));
        assertThat(refusal(Envelope.of(good.payload(), List.of(first, bad)))).isEqualTo(RefusalReason.BAD_SIGNATURE);
    }

    @Test
    void aSignatureOfAnotherDomainIsRefused() {
        Bytes payload = network.draft(0, "withdraw", new ToyCommand.Withdraw(RandomId.generate()))
                .payload();
        SigningKey key = ToyNetwork.authorKey(0);
        Bytes signature = Bytes.wrap(key.sign(Domain.REQUEST, payload.unsafeArray()));
        Envelope envelope = Envelope.of(payload, List.of(new SignatureEntry(key.verificationKey(), signature)));
        assertThat(refusal(envelope)).isEqualTo(RefusalReason.BAD_SIGNATURE);
    }

    @Test
    void aGoodSignatureByAKeyThatIsNotTheAuthorsIsRefused() {
        Envelope envelope = network.draft(0, "withdraw", new ToyCommand.Withdraw(RandomId.generate()))
                .sign(ToyNetwork.authorKey(1));
        assertThat(refusal(envelope)).isEqualTo(RefusalReason.KEY_NOT_IN_FORCE);
    }

    @Test
    void anExpiredTransactionIsRefused() {
        assertThat(refusal(expiring(Instant.now().minusSeconds(3600)))).isEqualTo(RefusalReason.EXPIRED);
    }

    @Test
    void aTransactionThatWouldLiveTooLongIsRefused() {
        assertThat(refusal(expiring(Instant.now().plusSeconds(3600)))).isEqualTo(RefusalReason.EXPIRES_TOO_LATE);
    }

    @Test
    void envelopesBeyondTheLimitsAreNotEnvelopes() {
        Envelope good = network.commit(RandomId.generate());
        SignatureEntry entry = good.signatures().getFirst();
        Bytes large = Bytes.wrap(new byte[Envelope.MAX_PAYLOAD + 1]);
        assertThatThrownBy(() -> Envelope.of(large, good.signatures())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Envelope.of(good.payload(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Envelope.of(good.payload(), List.of(entry, entry)))
                .isInstanceOf(IllegalArgumentException.class);
        List<SignatureEntry> many = java.util.stream.IntStream.range(0, 65)
                .mapToObj(i -> new SignatureEntry(ToyNetwork.key(i).verificationKey(), entry.signature()))
                .toList();
        assertThatThrownBy(() -> Envelope.of(good.payload(), many)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Envelope.of(good.payload(), many.subList(0, 64)).signatures())
                .hasSize(64);
    }

    private FinalReceipt submit(ToyCommand command, String name) throws Exception {
        return await(node.submit(network.envelope(0, name, command)));
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }

    private static Envelope expiring(Instant expires) {
        return TransactionBuilder.of(
                        network.id(),
                        "stone",
                        "withdraw",
                        new ToyCommand.Withdraw(RandomId.generate()),
                        new Author("org", "author0"),
                        expires)
                .sign(ToyNetwork.authorKey(0));
    }

    private static Envelope signed(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        SigningKey key = ToyNetwork.authorKey(0);
        Bytes signature = Bytes.wrap(key.sign(Domain.TRANSACTION, bytes));
        return Envelope.of(Bytes.wrap(bytes), List.of(new SignatureEntry(key.verificationKey(), signature)));
    }

    private static RefusalReason refusal(Envelope envelope) {
        return node.submit(envelope)
                .toCompletableFuture()
                .handle((receipt, failure) -> {
                    Throwable cause =
                            failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure;
                    assertThat(cause).as("%s", receipt).isInstanceOf(RefusedException.class);
                    return ((RefusedException) cause).reason();
                })
                .join();
    }
}
