package org.stele.node.auth;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.transaction.SignatureEntry;

/** A statement with its signatures: the header {@value #HEADER}, base64url of strict JSON. */
public record SignedStatement(Bytes payload, List<SignatureEntry> signatures) {
    public static final String HEADER = "Stele-Request";

    private static final JsonLimits LIMITS = new JsonLimits(24 * 1024, 8);
    private static final int MOST_SIGNATURES = 4;

    public SignedStatement {
        signatures = List.copyOf(signatures);
    }

    public static SignedStatement sign(RequestStatement statement, SigningKey key) {
        Bytes payload = Bytes.wrap(StrictJson.write(statement));
        Bytes signature = Bytes.wrap(key.sign(Domain.REQUEST, payload.unsafeArray()));
        return new SignedStatement(payload, List.of(new SignatureEntry(key.verificationKey(), signature)));
    }

    /**
     * @throws AuthenticationException where the header is no such thing
     */
    static SignedStatement parse(String header) {
        try {
            SignedStatement signed = StrictJson.parse(Bytes.parse(header).unsafeArray(), SignedStatement.class, LIMITS);
            if (signed.signatures.isEmpty() || signed.signatures.size() > MOST_SIGNATURES) {
                throw new AuthenticationException(AuthenticationException.Reason.MALFORMED);
            }
            return signed;
        } catch (InvalidJsonException | IllegalArgumentException e) {
            throw new AuthenticationException(AuthenticationException.Reason.MALFORMED);
        }
    }

    public String header() {
        return Bytes.wrap(StrictJson.write(this)).toString();
    }

    RequestStatement statement() {
        try {
            return StrictJson.parse(payload.unsafeArray(), RequestStatement.class);
        } catch (InvalidJsonException e) {
            throw new AuthenticationException(AuthenticationException.Reason.MALFORMED);
        }
    }

    boolean holds() {
        return signatures.stream()
                .allMatch(entry -> entry.key()
                        .verifies(
                                Domain.REQUEST,
                                payload.unsafeArray(),
                                entry.signature().unsafeArray()));
    }

    Set<VerificationKey> keys() {
        return signatures.stream().map(SignatureEntry::key).collect(Collectors.toUnmodifiableSet());
    }
}
