package org.stele.gateway.hl7v2.translate;

import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Place;

/**
 * What was left out of a message that was taken.
 *
 * @param text what became of it, without anything of its content
 */
public record Note(ErrorCode code, Place place, String text) {}
