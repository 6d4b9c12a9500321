package org.stele.node.smart;

import java.util.Optional;

/**
 * Who approved an application, as it is told.
 *
 * @param subject a seat's own id; a patient's name for this application alone (OpenID Connect Core 1.0 §8.1), and no id of the ledger
 * @param fhirUser the address of the patient's resource, where the application asked for it; there is none of a seat
 */
record Identity(String subject, Optional<String> fhirUser) {}
