package org.stele.formats.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Proven;
import org.stele.ledger.proof.Statement;

/** Checks the ledger proofs of one file, which are all of one height, so that together they show one state. */
public final class Evidence {
    private final ProofVerifier verifier;
    private Optional<Proven> first = Optional.empty();

    public Evidence(ProofVerifier verifier) {
        this.verifier = verifier;
    }

    /** What the proven state holds under {@code key}. */
    <K, V> Optional<V> value(Proof proof, TableType<K, V> table, K key) throws ProofException {
        Proven proven = verifier.verify(proof);
        requireSameHeight(proven);
        try {
            return Statement.valueOf(proven.statement(), table, key);
        } catch (IllegalArgumentException e) {
            throw new ProofException("a proof in the file is about something else", e);
        }
    }

    /** The same, where there must be something. */
    <K, V> V present(Proof proof, TableType<K, V> table, K key) throws ProofException {
        return value(proof, table, key)
                .orElseThrow(() -> new ProofException("the ledger holds nothing in " + table.name() + " there"));
    }

    /** That {@code custodian} is the subject's, by the proven state and not by what the file says. */
    void requireCustodian(Proof proof, SubjectId subject, OrganisationId custodian) throws ProofException {
        Subject registered = present(proof, IdentityTables.SUBJECT, subject);
        require(registered.custodian().equals(custodian), "the subject is at another custodian");
    }

    Shown shown(ProofKind kind, List<String> lines) throws ProofException {
        Proven any = first.orElseThrow(() -> new ProofException("the file holds no proof of the ledger"));
        return new Shown(kind, any.height(), any.time(), lines);
    }

    Instant time() throws ProofException {
        return first.orElseThrow(() -> new ProofException("the file holds no proof of the ledger"))
                .time();
    }

    static void require(boolean condition, String otherwise) throws ProofException {
        if (!condition) {
            throw new ProofException(otherwise);
        }
    }

    private void requireSameHeight(Proven proven) throws ProofException {
        if (first.isEmpty()) {
            first = Optional.of(proven);
        }
        require(first.get().height() == proven.height(), "the proofs in the file are of different heights");
    }
}
