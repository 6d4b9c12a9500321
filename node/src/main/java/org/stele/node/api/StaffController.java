package org.stele.node.api;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.Validity;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Bytes;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.Exchange;
import org.stele.exchange.staff.SeatOpening;
import org.stele.exchange.staff.Staff;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.node.auth.Caller;
import tools.jackson.databind.JsonNode;

/** Seats of the organisation's staff. */
@RestController
final class StaffController {
    record Opening(
            StaffIdentifier identifier,
            String name,
            VerificationKey key,
            SortedSet<Power> powers,
            Instant validFrom,
            Instant validUntil,
            Optional<JsonNode> licence) {
        SeatOpening opening() {
            Validity validity = Validities.of(validFrom, validUntil);
            return new SeatOpening(
                    identifier,
                    name,
                    key,
                    powers,
                    validity,
                    licence.filter(document -> !document.isNull())
                            .map(document -> Bytes.wrap(StrictJson.write(document))));
        }
    }

    record Opened(SeatId seat) {}

    private final Staff staff;

    StaffController(Exchange exchange) {
        this.staff = exchange.staff();
    }

    @PostMapping("/v1/staff")
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(Caller caller, @RequestBody Opening body) {
        return new Opened(staff.open(caller.author(), body.opening()));
    }
}
