package org.stele.node.api;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Members;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.ledger.block.Header;

/** What a newcomer asks first. */
@RestController
final class NetworkController {
    private final Ledger ledger;
    private final Reading reading;
    private final OrganisationId organisation;

    NetworkController(Ledger ledger, Reading reading, OrganisationId organisation) {
        this.ledger = ledger;
        this.reading = reading;
        this.organisation = organisation;
    }

    @GetMapping("/v1/network")
    NetworkBody network(@RequestParam(defaultValue = "false") boolean confirmed) {
        CertifiedState state = reading.state(confirmed);
        Header header = state.header();
        List<OrganisationId> validators = List.copyOf(Members.roll(state).voters());
        return new NetworkBody(
                ledger.genesis().network(),
                organisation,
                ledger.genesis().name(),
                ledger.status().executed(),
                header.height(),
                header.time(),
                header.state(),
                header.epoch(),
                header.rules(),
                validators);
    }

    @GetMapping(path = "/v1/genesis", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] genesis() {
        return ledger.genesis().document().unsafeArray();
    }
}
