package org.stele.ledger.pipeline;
