package org.stele.cli.verify;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.cbor.CborReader;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Proven;
import org.stele.ledger.proof.Statement;

/** Checks a file of either form: a proof file, or a proof of the ledger alone. */
final class ProofCheck {
    private static final String BARE = "stele/proof/1";

    private ProofCheck() {}

    /**
     * @throws ProofException which check failed
     */
    static Finding check(Bytes file, ProofVerifier verifier) throws ProofException {
        return isBare(file) ? bare(new Proof(file), verifier) : file(file, verifier);
    }

    static boolean isBare(Bytes file) {
        try {
            CborReader in = new CborReader(file.unsafeArray());
            in.array();
            return in.text().equals(BARE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Finding file(Bytes file, ProofVerifier verifier) throws ProofException {
        Shown shown = ProofFile.verify(file, verifier);
        return new Finding(kind(shown), shown.lines(), shown.height(), shown.time());
    }

    private static String kind(Shown shown) {
        return switch (shown.kind()) {
            case RECORD -> "record: it is what its custodian committed to";
            case RELEASE -> "release: records were what their custodian committed to, and covered by a permit";
            case AMENDMENT -> "amendment: a record and the version that took its place";
            case TRAIL -> "trail: all that happened to a subject, nothing left out";
            case ERASURE -> "erasure: a request that every holder answered";
        };
    }

    private static Finding bare(Proof proof, ProofVerifier verifier) throws ProofException {
        Proven proven = verifier.verify(proof);
        try {
            return shown(proven);
        } catch (IllegalArgumentException e) { // the key of an absence is whatever the file's maker chose
            throw new ProofException("the file proves nothing: what it names is not of the form of its table", e);
        }
    }

    private static Finding shown(Proven proven) {
        return switch (proven.statement()) {
            case Statement.Present present ->
                finding(
                        proven,
                        "state: an entry of the ledger",
                        List.of(
                                present.table() + " " + key(present.table(), present.key()),
                                value(present.table(), present.value())));
            case Statement.Absent absent ->
                finding(
                        proven,
                        "absence: there is no such entry on the ledger",
                        List.of(absent.table() + " " + key(absent.table(), absent.key())));
            case Statement.Executed executed ->
                finding(
                        proven,
                        "transaction: it stands in the chain",
                        List.of(
                                "transaction " + executed.envelope().id() + ", number "
                                        + executed.receipt().index() + " in its block",
                                "it ended with " + executed.receipt().code()));
            case Statement.Lied lied ->
                finding(proven, "evidence: a member lied", List.of(LieWords.of(lied.evidence())));
        };
    }

    private static Finding finding(Proven proven, String kind, List<String> lines) {
        return new Finding(kind, lines, proven.height(), proven.time());
    }

    private static String key(String table, Bytes key) {
        return decoded(KnownTables.find(table).map(TableType::keys), key);
    }

    private static String value(String table, Bytes value) {
        return decoded(KnownTables.find(table).map(TableType::values), value);
    }

    private static String decoded(Optional<? extends Codec<?>> codec, Bytes bytes) {
        return codec.map(known -> String.valueOf(known.decode(bytes.unsafeArray())))
                .orElse("CBOR " + bytes);
    }
}
