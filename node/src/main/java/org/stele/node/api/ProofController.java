package org.stele.node.api;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.Hash;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.proof.Proof;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Proofs of what stands on the ledger, for everybody. */
@RestController
final class ProofController {
    private static final int MOST_KEYS = 4_000;

    private final Reading reading;

    ProofController(Reading reading) {
        this.reading = reading;
    }

    @GetMapping(path = "/v1/transactions/{transaction}/proof", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] transaction(@PathVariable Hash transaction, @RequestParam(defaultValue = "false") boolean confirmed) {
        return reading.state(confirmed)
                .proveTransaction(transaction)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))
                .encoded()
                .unsafeArray();
    }

    /** All as of one height. */
    @PostMapping(path = "/v1/proofs/state", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] state(@RequestBody StateProofs.Request body, @RequestParam(defaultValue = "false") boolean confirmed) {
        if (body.keys().isEmpty() || body.keys().size() > MOST_KEYS) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON);
        }
        CertifiedState state = reading.state(confirmed);
        List<Proof> proofs = body.keys().stream()
                .map(key -> state.prove(RawTable.named(key.table()), key.key()))
                .toList();
        return new StateProofs(proofs).encode().unsafeArray();
    }
}
