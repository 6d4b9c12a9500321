package org.stele.formats.launch;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.transaction.SignatureEntry;

/**
 * An approval with its signatures, as evidence: whoever has it can check it. Its text form shows nothing of it.
 *
 * @param statement an {@link AppApproval} in strict JSON
 */
public record SignedAppApproval(Bytes statement, List<SignatureEntry> signatures) {
    private static final int MOST_SIGNATURES = 4;

    public SignedAppApproval {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("an approval has 1 to " + MOST_SIGNATURES + " signatures");
        }
    }

    public static SignedAppApproval sign(AppApproval approval, SigningKey key) {
        Bytes statement = Bytes.wrap(StrictJson.write(approval));
        Bytes signature = Bytes.wrap(key.sign(Domain.APP, statement.unsafeArray()));
        return new SignedAppApproval(statement, List.of(new SignatureEntry(key.verificationKey(), signature)));
    }

    /**
     * Reads the statement.
     *
     * @throws IllegalArgumentException where it is none
     */
    public AppApproval read() {
        try {
            return StrictJson.parse(statement.unsafeArray(), AppApproval.class);
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("not a statement that approves an application", e);
        }
    }

    /** Whose signature holds. Whether such a key is in force is for the state to say. */
    public Set<VerificationKey> signers() {
        return signatures.stream()
                .filter(entry -> entry.key()
                        .verifies(
                                Domain.APP,
                                statement.unsafeArray(),
                                entry.signature().unsafeArray()))
                .map(SignatureEntry::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "SignedAppApproval";
    }
}
