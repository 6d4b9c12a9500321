package org.stele.node.api;

import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.CredentialId;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.Exchange;
import org.stele.exchange.licence.IssuedLicence;
import org.stele.exchange.licence.LicenceOrder;
import org.stele.exchange.licence.Licensing;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.node.auth.Caller;
import tools.jackson.databind.JsonNode;

/** Licences that this organisation, a board, issues. */
@RestController
final class CredentialController {
    record Person(String name, StaffIdentifier identifier) {}

    record Order(Person holder, VerificationKey holderKey, String profession, Instant validFrom, Instant validUntil) {
        LicenceOrder order() {
            return new LicenceOrder(
                    holder.name(), holder.identifier(), holderKey, profession, Validities.of(validFrom, validUntil));
        }
    }

    record Issued(CredentialId credential, JsonNode licence) {
        static Issued of(IssuedLicence licence) {
            try {
                byte[] document = licence.document().unsafeArray();
                return new Issued(licence.credential(), StrictJson.parseTree(document, CanonicalJson.LIMITS));
            } catch (InvalidJsonException e) {
                throw new IllegalStateException("a licence that was just issued is no strict JSON", e);
            }
        }
    }

    private final Licensing licensing;

    CredentialController(Exchange exchange) {
        this.licensing = exchange.licensing();
    }

    @PostMapping("/v1/credentials")
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(Caller caller, @RequestBody Order body) {
        return Issued.of(licensing.issue(caller.author(), body.order()));
    }
}
