package org.stele.node.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a node answers from its ledger alone. */
@Configuration(proxyBeanMethods = false)
@Import({
    NetworkController.class,
    OpenApiController.class,
    ProofController.class,
    Reading.class,
    RecordController.class,
    StatusController.class,
    Submission.class,
    TransactionController.class
})
public class LedgerApi {}
