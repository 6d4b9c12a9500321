package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.exchange.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.PasscodeVerifier;
import org.stele.crypto.RandomId;
import org.stele.exchange.healthlink.HealthLinks;
import org.stele.exchange.healthlink.LinkAnswer;
import org.stele.exchange.healthlink.LinkAnswer.Embedded;
import org.stele.exchange.healthlink.LinkAnswer.Located;
import org.stele.exchange.healthlink.LinkAnswer.None;
import org.stele.exchange.healthlink.LinkAnswer.WrongPasscode;
import org.stele.exchange.healthlink.LinkLine;
import org.stele.exchange.healthlink.LinkOrder;
import org.stele.exchange.healthlink.LinkUse;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient.Wish;
import org.stele.formats.healthlink.LinkRecipient;
import org.stele.vault.VaultException;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.segment.Restriction;

/** A link serves whoever has it as long as the patient wants it to, each use in the trail, and nobody a guess more. */
class HealthLinkTest {
    private static final String FILE = "header..iv.ciphertext.tag";
    private static final String WHO = "Dr. Bob";
    private static TestNetwork network;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void eachUseIsInTheTrailAndTheLastOneDeletesTheFile() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(2, Optional.empty(), admitted.records()));
        assertThat(use(address)).isEqualTo(new Embedded(FILE));
        assertThat(list(admitted)).extracting(LinkLine::uses).containsExactly(1);
        assertThat(use(address)).isEqualTo(new Embedded(FILE));
        assertThat(use(address)).isEqualTo(new None());
        assertThat(list(admitted)).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(entries(admitted))
                .extracting(entry -> entry.use().basis().toString())
                .containsExactly("reason:LINK_MADE", "reason:LINK_USED", "reason:LINK_USED");
        assertThat(entries(admitted))
                .allSatisfy(entry -> assertThat(entry.records().count())
                        .isEqualTo(admitted.records().size()));
        assertThat(LinkRecipient.parse(entries(admitted).getLast().use().actor()))
                .hasValueSatisfying(recipient -> assertThat(recipient.words()).isEqualTo(WHO));
    }

    @Test
    void wrongPasscodesAreCountedAcrossARestartAndTheFifthEndsTheLink() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(9, passcode(), admitted.records()));
        assertThat(use(address)).isEqualTo(new WrongPasscode(5));
        assertThat(use(address, "0000")).isEqualTo(new WrongPasscode(4));
        assertThat(use(address, "0001")).isEqualTo(new WrongPasscode(3));
        network.restart(network.a());
        assertThat(use(address, "0002")).isEqualTo(new WrongPasscode(2));
        assertThat(use(address, "1234")).isEqualTo(new Embedded(FILE));
        assertThat(use(address, "0003")).isEqualTo(new WrongPasscode(1));
        assertThat(use(address, "0004")).isEqualTo(new WrongPasscode(0));
        assertThat(use(address, "1234")).isEqualTo(new None());
        assertThat(files()).isEmpty();
        assertThat(entries(admitted).stream().map(Entry::outcome).filter(it -> !it.equals(Entry.OK)))
                .containsExactly("PASSCODE_WRONG", "PASSCODE_WRONG", "PASSCODE_WRONG", "PASSCODE_WRONG", "LINK_LOCKED");
    }

    @Test
    void whoeverKillsTheProcessWhileAPasscodeIsTriedHasNoGuessMore() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(9, passcode(), List.of()));
        network.a().life().cutAt("Cabinet.put", Side.AFTER, 1);
        assertThatThrownBy(() -> use(address, "0000")).isInstanceOf(Lifeline.Killed.class);
        network.restart(network.a());
        assertThat(use(address)).isEqualTo(new WrongPasscode(4));
        links().revoke(
                        admitted.patient().author(),
                        admitted.patient().subject(),
                        list(admitted).getFirst().link());
    }

    @Test
    void aLinkThatIsOverOrRevokedIsAsOneThatNeverWas() {
        Admitted admitted = network.hospitalA().admit();
        Bytes over = make(admitted, order(9, Optional.empty(), List.of()));
        network.pass(Duration.ofMinutes(11));
        assertThat(use(over)).isEqualTo(new None());
        Bytes revoked = make(admitted, order(9, Optional.empty(), List.of()));
        RandomId link = list(admitted).getFirst().link();
        links().revoke(admitted.patient().author(), admitted.patient().subject(), link);
        links().revoke(admitted.patient().author(), admitted.patient().subject(), link);
        assertThat(use(revoked)).isEqualTo(new None());
        assertThat(use(Bytes.wrap(new byte[32]))).isEqualTo(new None());
        assertThat(use(Bytes.wrap(new byte[0]))).isEqualTo(new None());
        assertThat(files()).isEmpty();
        assertThat(entries(admitted))
                .extracting(entry -> entry.use().basis().toString())
                .containsExactly("reason:LINK_MADE", "reason:LINK_MADE", "reason:LINK_REVOKED");
    }

    @Test
    void whatIsTooLongToEmbedIsFetchedOnceAlsoAfterTheLastUse() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(1, Optional.empty(), List.of()));
        LinkAnswer located = links().use(address, new LinkUse(WHO, Optional.empty(), FILE.length() - 1));
        assertThat(located).isInstanceOf(Located.class);
        Bytes ticket = ((Located) located).ticket();
        assertThat(use(address)).isEqualTo(new None());
        assertThat(links().fetch(address, Bytes.wrap(new byte[32]))).isEqualTo(new None());
        assertThat(links().fetch(address, ticket)).isEqualTo(new Embedded(FILE));
        assertThat(links().fetch(address, ticket)).isEqualTo(new None());
        assertThat(files()).isEmpty();
    }

    @Test
    void aLinkEndsWhenARecordInItsFileIsErased() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(9, Optional.empty(), admitted.records()));
        admitted.patient()
                .erase(
                        ErasureId.generate(),
                        new Wish(admitted.record("team"), network.a().id()));
        assertThat(list(admitted)).isEmpty();
        assertThat(use(address)).isEqualTo(new None());
        assertThat(files()).isEmpty();
        assertThat(entries(admitted).getLast().use().basis()).hasToString("reason:LINK_ERASED");
    }

    @Test
    void aRevocationThatFailsIsStillToBeDoneAndOneThatIsDoneStaysDone() {
        Admitted admitted = network.hospitalA().admit();
        LinkOrder order = order(9, Optional.empty(), admitted.records());
        Bytes address = make(admitted, order);
        failOnce("Cabinet.change");
        refused(Reason.VAULT_UNAVAILABLE, () -> revoke(admitted, order));
        network.restart(network.a());
        assertThat(list(admitted)).hasSize(1);
        failOnce("Cabinet.change");
        refused(Reason.VAULT_UNAVAILABLE, () -> revoke(admitted, order));
        revoke(admitted, order);
        network.restart(network.a());
        assertThat(list(admitted)).isEmpty();
        assertThat(use(address)).isEqualTo(new None());
        assertThat(files()).isEmpty();
    }

    @Test
    void whoeverKillsTheProcessWhileALinkIsMadeOrRevokedLeavesItWholeOrGone() {
        Admitted admitted = network.hospitalA().admit();
        for (Side side : Side.values()) {
            LinkOrder order = order(9, passcode(), List.of());
            network.a().life().cutAt("Cabinet.change", side, 1);
            assertThatThrownBy(() -> make(admitted, order)).isInstanceOf(Lifeline.Killed.class);
            network.restart(network.a());
            assertThat(list(admitted)).hasSameSizeAs(files());
            Bytes address = make(admitted, order);
            assertThat(use(address, "1234")).isEqualTo(new Embedded(FILE));
            network.a().life().cutAt("Cabinet.change", side, 1);
            assertThatThrownBy(() -> revoke(admitted, order)).isInstanceOf(Lifeline.Killed.class);
            network.restart(network.a());
            assertThat(list(admitted)).hasSameSizeAs(files());
            revoke(admitted, order);
            assertThat(use(address, "1234")).isEqualTo(new None());
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void whatTheDiskDidNotTakeIsAsWhatNeverWasUntilItIsMadeAgain() {
        Admitted admitted = network.hospitalA().admit();
        LinkOrder order = order(9, passcode(), List.of());
        failOnce("Cabinet.change");
        refused(Reason.VAULT_UNAVAILABLE, () -> make(admitted, order));
        Bytes address = make(admitted, order);
        assertThat(list(admitted)).hasSize(1);
        assertThat(use(address, "1234")).isEqualTo(new Embedded(FILE));
        network.a()
                .vault()
                .cabinet()
                .remove("health-link-file", bytes(Hash.of(address.unsafeArray()).toString()));
        int before = entries(admitted).size();
        assertThat(use(address)).isEqualTo(new None());
        assertThat(use(address, "1234")).isEqualTo(new None());
        assertThat(entries(admitted)).hasSize(before);
        revoke(admitted, order);
    }

    @Test
    void aPasscodeThatCannotBeLookedAtIsAWrongOneInTheTrail() {
        Admitted admitted = network.hospitalA().admit();
        LinkOrder order = order(9, passcode(), List.of());
        Bytes address = make(admitted, order);
        assertThat(use(address, "\ud800")).isEqualTo(new WrongPasscode(4));
        assertThat(entries(admitted).getLast().outcome()).isEqualTo("PASSCODE_WRONG");
        assertThat(use(address, "1234")).isEqualTo(new Embedded(FILE));
        revoke(admitted, order);
    }

    @Test
    void whatWaitedInVainToBeFetchedIsOver() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(1, Optional.empty(), List.of()));
        assertThat(links().use(address, new LinkUse(WHO, Optional.empty(), 1))).isInstanceOf(Located.class);
        assertThat(list(admitted)).hasSize(1);
        network.pass(Duration.ofMinutes(6));
        assertThat(list(admitted)).isEmpty();
        LinkOrder other = order(1, Optional.empty(), List.of());
        make(admitted, other);
        assertThat(files()).hasSize(1);
        revoke(admitted, other);
    }

    @Test
    void aLinkEndsWhenARecordInItsFileMayNoLongerBeGiven() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(9, Optional.empty(), admitted.records()));
        RandomId chart = network.a().chart(admitted.patient().subject());
        network.a()
                .vault()
                .erasure()
                .restrict(
                        new Use("seat:AAAAAAAAAAAAAAAAAAAAAA", Action.RESTRICT, "PATRQT", new Basis.Reason("TEST")),
                        chart,
                        admitted.records().getFirst().value(),
                        new Restriction(LocalDate.of(2040, 1, 1), "ACCURACY_CONTESTED"));
        assertThat(use(address)).isEqualTo(new None());
        assertThat(files()).isEmpty();
        assertThat(entries(admitted).getLast().use().basis()).hasToString("reason:LINK_ENDED");
        refused(Reason.INVALID, () -> make(admitted, order(9, Optional.empty(), admitted.records())));
    }

    @Test
    void aLinkEndsWhenAKeyThatMayHaveMadeItIsReplaced() {
        Admitted admitted = network.hospitalA().admit();
        Bytes address = make(admitted, order(9, Optional.empty(), List.of()));
        admitted.patient().replaceKey(Ed25519SigningKey.generate());
        assertThat(list(admitted)).isEmpty();
        assertThat(use(address)).isEqualTo(new None());
        assertThat(files()).isEmpty();
        assertThat(entries(admitted).getLast().use().basis()).hasToString("reason:LINK_ENDED");
    }

    @Test
    void oneNameIsOfOneOrder() {
        Admitted admitted = network.hospitalA().admit();
        LinkOrder order = order(9, Optional.empty(), List.of());
        Bytes address = make(admitted, order);
        refused(
                Reason.NAME_TAKEN,
                () -> make(
                        admitted,
                        new LinkOrder(
                                order.link(), order.until(), 9, Optional.empty(), List.of(), "other..iv.text.tag")));
        assertThat(use(address)).isEqualTo(new Embedded(FILE));
        revoke(admitted, order);
    }

    @Test
    void onePatientHasSoManyCharactersOpen() {
        Admitted admitted = network.hospitalA().admit();
        String file = "x".repeat(6 << 20);
        for (int i = 0; i < 4; i++) {
            make(admitted, order(1, file));
        }
        refused(Reason.INVALID, () -> make(admitted, order(1, FILE)));
        network.pass(Duration.ofMinutes(11));
        LinkOrder later = order(1, FILE);
        make(admitted, later);
        assertThat(files()).hasSize(1);
        revoke(admitted, later);
    }

    @Test
    void theSameLinkAskedForAgainIsTheSame() {
        Admitted admitted = network.hospitalA().admit();
        LinkOrder order = order(9, Optional.empty(), List.of());
        Bytes address = make(admitted, order);
        assertThat(make(admitted, order)).isEqualTo(address);
        assertThat(address.length()).isEqualTo(32);
        assertThat(list(admitted)).hasSize(1);
        links().revoke(admitted.patient().author(), admitted.patient().subject(), order.link());
    }

    @Test
    void nobodyElseMakesListsOrRevokesThem() {
        Admitted admitted = network.hospitalA().admit();
        Admitted other = network.hospitalA().admit();
        LinkOrder order = order(9, Optional.empty(), List.of());
        Bytes address = make(admitted, order);
        var subject = admitted.patient().subject();
        var stranger = other.patient().author();
        refused(Reason.NOT_FOUND, () -> links().make(stranger, subject, order));
        refused(Reason.NOT_FOUND, () -> links().list(stranger, subject));
        refused(Reason.NOT_FOUND, () -> links().revoke(stranger, subject, order.link()));
        links().revoke(stranger, other.patient().subject(), order.link());
        assertThat(use(address)).isEqualTo(new Embedded(FILE));
        refused(Reason.INVALID, () -> make(other, order(9, Optional.empty(), admitted.records())));
        links().revoke(admitted.patient().author(), subject, order.link());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Admitted admitted = network.hospitalA().admit();
        LinkOrder fits = order(9, Optional.empty(), List.of());
        refused(Reason.INVALID, () -> make(admitted, order(0, Optional.empty(), List.of())));
        refused(Reason.INVALID, () -> make(admitted, order(1001, Optional.empty(), List.of())));
        refused(
                Reason.INVALID,
                () -> make(
                        admitted,
                        new LinkOrder(fits.link(), network.clock().instant(), 1, Optional.empty(), List.of(), FILE)));
        refused(
                Reason.INVALID,
                () -> make(
                        admitted,
                        new LinkOrder(
                                fits.link(), fits.until(), 1, Optional.empty(), List.of(), "x".repeat((6 << 20) + 1))));
        refused(
                Reason.INVALID,
                () -> make(
                        admitted,
                        new LinkOrder(
                                fits.link(),
                                network.clock().instant().plusSeconds(59),
                                1,
                                Optional.empty(),
                                List.of(),
                                FILE)));
        RecordId record = admitted.records().getFirst();
        refused(Reason.INVALID, () -> make(admitted, order(1, Optional.empty(), List.of(record, record))));
        for (int i = 0; i < 20; i++) {
            make(admitted, order(1, Optional.empty(), List.of()));
        }
        refused(Reason.INVALID, () -> make(admitted, fits));
        list(admitted)
                .forEach(link -> links().revoke(
                                admitted.patient().author(), admitted.patient().subject(), link.link()));
    }

    private static LinkOrder order(int uses, Optional<PasscodeVerifier> passcode, List<RecordId> records) {
        return new LinkOrder(
                RandomId.generate(),
                network.clock().instant().plus(Duration.ofMinutes(10)),
                uses,
                passcode,
                records,
                FILE);
    }

    private static LinkOrder order(int uses, String file) {
        LinkOrder order = order(uses, Optional.empty(), List.of());
        return new LinkOrder(order.link(), order.until(), uses, order.passcode(), List.of(), file);
    }

    private static void failOnce(String call) {
        network.a().life().before(call, () -> {
            throw new VaultException(VaultException.Reason.DATABASE_UNAVAILABLE, "the database does not answer");
        });
    }

    private static void revoke(Admitted admitted, LinkOrder order) {
        links().revoke(admitted.patient().author(), admitted.patient().subject(), order.link());
    }

    private static Bytes bytes(String name) {
        return Bytes.wrap(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<PasscodeVerifier> passcode() {
        return Optional.of(PasscodeVerifier.of("1234".toCharArray()));
    }

    private static Bytes make(Admitted admitted, LinkOrder order) {
        return links().make(admitted.patient().author(), admitted.patient().subject(), order);
    }

    private static List<LinkLine> list(Admitted admitted) {
        return links().list(admitted.patient().author(), admitted.patient().subject());
    }

    private static LinkAnswer use(Bytes address) {
        return links().use(address, new LinkUse(WHO, Optional.empty(), Long.MAX_VALUE));
    }

    private static LinkAnswer use(Bytes address, String passcode) {
        return links().use(address, new LinkUse(WHO, Optional.of(passcode), Long.MAX_VALUE));
    }

    private static HealthLinks links() {
        return network.a().exchange().healthLinks();
    }

    private static List<Bytes> files() {
        return network.a().vault().cabinet().all("health-link-file");
    }

    private static List<Entry> entries(Admitted admitted) {
        return network
                .a()
                .vault()
                .journal()
                .entries(network.a().chart(admitted.patient().subject()))
                .stream()
                .map(linked -> linked.entry())
                .filter(entry -> entry.use().action() == Action.LINK)
                .toList();
    }
}
