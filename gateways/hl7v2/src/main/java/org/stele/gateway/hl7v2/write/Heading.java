package org.stele.gateway.hl7v2.write;

import java.time.Instant;

/**
 * What the header of a message says (HL7 v2.5.1 2.15.9).
 *
 * @param facility who sends: MSH-4, and the authority of numbers that have none
 * @param receiver MSH-5
 * @param processing MSH-11: {@code P}, {@code T} or {@code D}
 * @param controlId MSH-10; at most 20 characters
 * @param time MSH-7, and EVN-2
 */
public record Heading(String facility, String receiver, String processing, String controlId, Instant time) {}
