package org.stele.node.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.Hash;
import org.stele.ledger.Ledger;
import org.stele.node.problem.LedgerProblems;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Transactions and their receipts, for everybody. */
@RestController
final class TransactionController {
    private final Ledger ledger;
    private final Reading reading;
    private final Submission submission;

    TransactionController(Ledger ledger, Reading reading, Submission submission) {
        this.ledger = ledger;
        this.reading = reading;
        this.submission = submission;
    }

    @PostMapping("/v1/transactions")
    @ResponseStatus(HttpStatus.CREATED)
    ReceiptBody submit(@RequestBody TransactionBody body) {
        return ReceiptBody.of(LedgerProblems.requireOk(submission.submit(body.envelope())), certified());
    }

    @GetMapping("/v1/transactions/{transaction}")
    ReceiptBody receipt(@PathVariable Hash transaction, @RequestParam(defaultValue = "false") boolean confirmed) {
        if (confirmed) {
            // what a quorum confirms, this node then has
            reading.state(true);
        }
        return ledger.receipt(transaction)
                .map(receipt -> ReceiptBody.of(receipt, certified()))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private long certified() {
        return ledger.status().certified();
    }
}
