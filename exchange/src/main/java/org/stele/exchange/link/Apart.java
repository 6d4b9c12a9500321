package org.stele.exchange.link;

import java.time.Instant;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;

/**
 * Two charts that are two people's, as a person said.
 *
 * @param one the home of the one
 * @param other the home of the other
 * @param by who said so, or took them apart, or filed records of the one's chart in the other's
 */
public record Apart(SubjectId one, SubjectId other, Author by, Instant at) {}
