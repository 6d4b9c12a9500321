package org.stele.node.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.AuthenticationException.Reason;

class AuthenticatorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] BODY = {1, 2, 3};

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Hash network = Hash.of(BODY);
    private final OrganisationId node = OrganisationId.generate();
    private final Author seat = SeatId.generate().author();
    private final Ed25519SigningKey key = Ed25519SigningKey.generate();
    private final Authenticator authenticator = new Authenticator(
            network,
            node,
            (author, used) -> author.kind().equals("key") || used.equals(key.verificationKey()),
            now::get);

    @Test
    void aSignedRequestIsLetInOnce() {
        String header = header(seat, key);
        Authenticated signed = authenticator.authenticate(header, "POST", "/v1/x");
        assertThat(signed.with(BODY).author()).isEqualTo(seat);
        assertThatThrownBy(() -> signed.with(new byte[0])).hasMessage("OTHER_BODY");
        refuses(Reason.REPEATED, header, "POST", "/v1/x");
    }

    @Test
    void anotherMethodPathKeyOrNobodyIsRefused() {
        refuses(Reason.OTHER_REQUEST, header(seat, key), "GET", "/v1/x");
        refuses(Reason.OTHER_REQUEST, header(seat, key), "POST", "/v1/y");
        refuses(Reason.KEY_NOT_IN_FORCE, header(seat, Ed25519SigningKey.generate()), "POST", "/v1/x");
        refuses(Reason.MALFORMED, "AAAA", "POST", "/v1/x");
    }

    @Test
    void aKeyThatNobodyRegisteredIsNobody() {
        Author itself = new Author("key", key.verificationKey().toString());
        refuses(Reason.KEY_NOT_IN_FORCE, header(itself, key), "POST", "/v1/x");
    }

    @Test
    void aClockThatIsOffAndATimeBeforeTheStartAreRefused() {
        String early = header(seat, key);
        now.set(START.plusSeconds(121));
        refuses(Reason.CLOCK, early, "POST", "/v1/x");
        now.set(START.minusSeconds(1));
        refuses(Reason.CLOCK, header(seat, key), "POST", "/v1/x");
    }

    @Property(tries = 300)
    void aChangedHeaderIsNeverLetInAndNeverAFault(
            @ForAll @IntRange(min = 0, max = 5_000) int place, @ForAll byte change) {
        String whole = header(seat, key);
        char[] changed = whole.toCharArray();
        changed[place % changed.length] = (char) ('0' + (change & 0x3f));
        String header = new String(changed);
        if (!header.equals(whole)) {
            assertThatThrownBy(() -> authenticator.authenticate(header, "POST", "/v1/x"))
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    private void refuses(Reason reason, String header, String method, String path) {
        assertThatThrownBy(() -> authenticator.authenticate(header, method, path))
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private String header(Author author, Ed25519SigningKey by) {
        RequestStatement statement =
                new RequestStatement(network, node, "POST", "/v1/x", Hash.of(BODY), author, now(), RandomId.generate());
        return SignedStatement.sign(statement, by).header();
    }

    private Instant now() {
        return Objects.requireNonNull(now.get());
    }
}
