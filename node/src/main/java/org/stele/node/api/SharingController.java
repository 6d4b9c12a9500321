package org.stele.node.api;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.share.Sharing;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.Ledger;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;

/** What patients permit and keep back. The transaction in the body is signed by the patient: that is who asks. */
@RestController
final class SharingController {
    record Scoped(Bytes payload, List<SignatureEntry> signatures, Optional<List<OpenedLabel>> opening) {
        Envelope envelope() {
            return TransactionBody.envelope(payload, signatures);
        }

        List<OpenedLabel> labels() {
            return opening.orElse(List.of());
        }
    }

    private final Sharing sharing;
    private final Ledger ledger;

    SharingController(Exchange exchange, Ledger ledger) {
        this.sharing = exchange.sharing();
        this.ledger = ledger;
    }

    @PostMapping("/v1/grants")
    @ResponseStatus(HttpStatus.CREATED)
    ReceiptBody grant(@RequestBody Scoped body) {
        return receipt(sharing.grant(body.envelope(), body.labels()));
    }

    @PostMapping("/v1/restrictions")
    @ResponseStatus(HttpStatus.CREATED)
    ReceiptBody restrict(@RequestBody Scoped body) {
        return receipt(sharing.restrict(body.envelope(), body.labels()));
    }

    private ReceiptBody receipt(FinalReceipt receipt) {
        return ReceiptBody.of(receipt, ledger.status().certified());
    }
}
